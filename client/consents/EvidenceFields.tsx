import { useCallback, useEffect, useRef, useState } from 'react';
import { useClient } from 'urql';
import { shownText } from '../../api/text/shownConsent.ts';
import type { ConsentDecision } from '../generated/graphql.ts';
import type { Reading } from '../i18n/i18n.ts';
import { textIn, useText } from '../i18n/text.ts';
import { useLanguage } from '../i18n/useLanguage.ts';
import { Button } from '../ui/Button.tsx';
import { FileField } from '../ui/FileField.tsx';
import type { ContentForm } from '../ui/form/useContentForm.ts';
import { Icon } from '../ui/icons.tsx';
import { SignaturePad } from '../ui/SignaturePad.tsx';
import { useUploads } from '../ui/useUploads.ts';
import type { Asked, ConsentContent } from './content.ts';
import { sendEvidence } from './evidence.ts';
import { useNotice } from './Notice.tsx';
import { keepPicture, usePicture } from './pictures.ts';
import { text } from './text.ts';

const scans = ['application/pdf', 'image/jpeg', 'image/png'] as const;
const mostMegabytes = 10;

/** The scan of the signed form. What is already kept is only said to be there; it can be taken again. */
export function PaperEvidence({ form, asked }: { form: ContentForm<ConsentContent>; asked: Asked }) {
  const t = useText(text);
  const now = useRef(asked);
  now.current = asked;
  const send = useCallback(
    async (file: File, onProgress: (part: number) => void, signal: AbortSignal) =>
      sendEvidence(file, await now.current.stored(), crypto.randomUUID(), onProgress, signal),
    [],
  );
  const { items, ids, add, remove } = useUploads(send);
  const bound = form.at<string | null>('evidenceId', t('evidence.label'), form.content.evidenceId ?? null, (next) =>
    form.change({ evidenceId: next }),
  );
  const sent = ids.at(-1) ?? null;
  const change = useRef(bound.onChange);
  change.current = bound.onChange;
  useEffect(() => {
    if (sent) change.current(sent);
  }, [sent]);

  if (bound.value && items.length === 0)
    return <Kept words={t('evidence.keptPaper')} onAgain={() => bound.onChange(null)} />;
  return (
    <div ref={bound.inputRef} tabIndex={-1}>
      <FileField
        label={t('evidence.label')}
        description={t('evidence.help')}
        isRequired
        errorMessage={bound.errorMessage}
        items={items}
        accept={scans}
        limit={{ types: t('evidence.types'), megabytes: mostMegabytes }}
        onAdd={add}
        onRemove={(key) => {
          remove(key);
          bound.onChange(null);
        }}
      />
    </div>
  );
}

/** The signature drawn on the screen. It is handed over when the person says that it is done. */
export function TabletEvidence({
  form,
  asked,
  decision,
  isVoided,
  language,
  onDone,
}: {
  form: ContentForm<ConsentContent>;
  asked: Asked;
  decision: ConsentDecision;
  /** What was signed before has changed. */
  isVoided: boolean;
  /** What the person reads; the language of the screens where it is the staff's screen. */
  language?: Reading;
  onDone?: () => void;
}) {
  const own = useLanguage();
  const t = textIn(text, language ?? own);
  const { notice } = useNotice('ja');
  const client = useClient();
  const drawing = useRef<Blob | null>(null);
  const commandId = useRef(crypto.randomUUID());
  const [isEmpty, setEmpty] = useState(true);
  const [isSending, setSending] = useState(false);
  const [problem, setProblem] = useState<string>();
  const bound = form.at<string | null>('evidenceId', t('evidence.signature'), form.content.evidenceId ?? null, (next) =>
    form.change({ evidenceId: next }),
  );

  const picture = usePicture(bound.value);

  async function hand(): Promise<void> {
    if (!drawing.current || isSending) return;
    setSending(true);
    setProblem(undefined);
    const drawn = drawing.current;
    const file = new File([drawn], 'signature.png', { type: 'image/png' });
    const targetId = await asked.stored();
    const shownNow = () => shownText({ ...asked.whom(), noticeVersion: notice?.version }, decision, form.content);
    const shown = shownNow();
    const { signal } = new AbortController();
    const sent = await sendEvidence(file, targetId, commandId.current, () => {}, signal, shown).catch(() => ({
      refused: t('evidence.failed'),
    }));
    setSending(false);
    if ('refused' in sent) {
      setProblem(sent.refused);
      return;
    }
    if (shownNow() !== shown) {
      setProblem(t('evidence.voided'));
      return;
    }
    keepPicture(client, sent.id, drawn);
    bound.onChange(sent.id);
    onDone?.();
  }

  if (bound.value) return <Kept words={t('evidence.kept')} picture={picture} onAgain={() => bound.onChange(null)} />;
  return (
    <div ref={bound.inputRef} tabIndex={-1} className="flex flex-col items-start gap-3">
      <SignaturePad
        label={t('agreed.sign')}
        isRequired
        errorMessage={problem ?? bound.errorMessage ?? (isVoided ? t('evidence.voided') : undefined)}
        onChange={(png) => {
          drawing.current = png;
          commandId.current = crypto.randomUUID();
          setEmpty(png === null);
        }}
      />
      <Button isDisabled={isEmpty} isPending={isSending} onPress={hand}>
        {t('evidence.signed')}
      </Button>
    </div>
  );
}

/** @param picture address of what was signed on this screen */
function Kept({ words, picture, onAgain }: { words: string; picture?: string; onAgain: () => void }) {
  const t = useText(text);
  return (
    <div className="flex flex-wrap items-center gap-3 rounded-8 border border-line px-4 py-3">
      <p className="flex items-center gap-2 font-bold text-success-2">
        <Icon name="success" />
        {words}
      </p>
      {picture && <img src={picture} alt={t('evidence.picture')} className="h-20 border border-line bg-white" />}
      <Button size="sm" variant="outline" onPress={onAgain}>
        {t('evidence.again')}
      </Button>
    </div>
  );
}
