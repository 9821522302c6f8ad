import { EraDate } from '../dates.tsx';
import { Section } from '../layout.tsx';
import { PaperTable, PrintSheet, PrintSheets } from '../PrintSheet.tsx';
import { PersonName } from '../person.tsx';
import { useWords } from './words.ts';

/** A sheet of paper. */
export function Paper() {
  const l = useWords();
  return (
    <Section title={l('印刷', 'Paper')}>
      <PrintSheets>
        <PrintSheet page={1} pages={1} footer={l('取扱注意', 'Handle with care')}>
          <p className="mb-4 text-center text-[16pt] font-bold">{l('つなぐシート', 'Referral sheet')}</p>
          <PaperTable
            rows={[
              {
                id: 'name',
                term: l('氏名', 'Name'),
                value: <PersonName name="髙橋　𠮷郎" kana="たかはし　よしろう" />,
              },
              { id: 'birth', term: l('生年月日', 'Born'), value: <EraDate iso="1988-01-07" /> },
              { id: 'wish', term: l('本人の希望', 'Wishes'), value: '' },
            ]}
          />
        </PrintSheet>
      </PrintSheets>
    </Section>
  );
}
