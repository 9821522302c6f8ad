import { FileField } from '../FileField.tsx';
import { Section } from '../layout.tsx';
import { SignaturePad } from '../SignaturePad.tsx';
import { type SendFile, useUploads } from '../useUploads.ts';
import { useWords } from './words.ts';

const pretend: SendFile = async (_file, onProgress) => {
  for (const part of [0.3, 0.7, 1]) {
    await new Promise((resolve) => setTimeout(resolve, 300));
    onProgress(part);
  }
  return { id: crypto.randomUUID() };
};

/** Attachments and signature. */
export function Files() {
  const l = useWords();
  const { items, add, remove } = useUploads(pretend);
  const samples = [
    { key: 'a', name: l('収入申告書.pdf', 'income.pdf'), state: 'sending' as const, progress: 0.4 },
    { key: 'b', name: l('同意書.jpg', 'consent.jpg'), state: 'done' as const, progress: 1 },
    {
      key: 'c',
      name: l('通帳の写し.pdf', 'bankbook.pdf'),
      state: 'refused' as const,
      progress: 1,
      reason: l('PDF として読み取れません。壊れているか、別の種類のファイルです。', 'It is damaged or no PDF.'),
    },
  ];
  return (
    <Section title={l('添付と署名', 'Attachments and signature')}>
      <div className="grid items-start gap-8 lg:grid-cols-2">
        <FileField
          label={l('添付ファイル', 'Attachments')}
          items={[...samples, ...items]}
          onAdd={add}
          onRemove={remove}
          accept={['application/pdf', 'image/jpeg', 'image/png']}
          limit={{ types: 'PDF・JPEG・PNG', megabytes: 10 }}
        />
        <SignaturePad label={l('本人の署名', 'Signature')} isRequired onChange={() => {}} />
      </div>
    </Section>
  );
}
