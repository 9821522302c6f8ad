import { useState } from 'react';
import { StatusBadge } from '../Badge.tsx';
import { DateText } from '../dates.tsx';
import { LoadMore } from '../LoadMore.tsx';
import { Section } from '../layout.tsx';
import { PersonName } from '../person.tsx';
import { Stepper } from '../Stepper.tsx';
import { type Sort, Table } from '../Table.tsx';
import { SegmentedControl, Tabs } from '../Tabs.tsx';
import { Timeline } from '../Timeline.tsx';
import { useWords } from './words.ts';

/** Tables, tabs, steps and timelines. */
export function Lists() {
  const l = useWords();
  const [sort, setSort] = useState<Sort>({ column: 'sent', direction: 'descending' });
  const [view, setView] = useState<'waiting' | 'all'>('waiting');
  const [step, setStep] = useState('concerns');
  const rows = [
    {
      id: '1',
      name: '髙橋　𠮷郎',
      kana: 'たかはし　よしろう',
      from: l('収納課', 'Collection'),
      sent: '2026-11-20',
      status: 'SENT',
      words: l('送信済み', 'Sent'),
      days: 1,
    },
    {
      id: '2',
      name: '山﨑　花',
      kana: 'やまさき　はな',
      from: l('第一小学校', 'First primary school'),
      sent: '2026-11-18',
      status: 'RETURNED',
      words: l('差し戻し', 'Returned'),
      days: 3,
    },
    {
      id: '3',
      name: '渡邉　稔',
      kana: 'わたなべ　みのる',
      from: l('社会福祉協議会', 'Council of social welfare'),
      sent: '2026-11-02',
      status: 'IN_PROGRESS',
      words: l('支援中', 'In progress'),
      days: 15,
    },
  ];
  return (
    <Section title={l('一覧', 'Lists')}>
      <div className="mb-3">
        <SegmentedControl
          label={l('表示', 'View')}
          value={view}
          onChange={setView}
          choices={[
            { id: 'waiting', label: l('対応待ち', 'Waiting'), count: 3 },
            { id: 'all', label: l('すべて', 'All') },
          ]}
        />
      </div>
      <Table
        label={l('受け取ったつなぎ', 'Referrals received')}
        rows={rows}
        sort={sort}
        onSort={setSort}
        href={(row) => `/referrals/${row.id}`}
        empty={null}
        columns={[
          {
            id: 'name',
            label: l('氏名', 'Name'),
            isRowHeader: true,
            render: (row) => <PersonName name={row.name} kana={row.kana} />,
          },
          { id: 'from', label: l('紹介元', 'From'), render: (row) => row.from },
          {
            id: 'status',
            label: l('状態', 'Status'),
            width: 'w-32',
            render: (row) => <StatusBadge status={row.status}>{row.words}</StatusBadge>,
          },
          {
            id: 'sent',
            label: l('送信日', 'Sent'),
            isSortable: true,
            width: 'w-56',
            render: (row) => <DateText iso={row.sent} />,
          },
          {
            id: 'days',
            label: l('経過', 'Days'),
            isSortable: true,
            isNumeric: true,
            width: 'w-24',
            render: (row) => row.days,
          },
        ]}
      />
      <LoadMore shown={3} hasMore isLoading={false} onLoad={() => {}} />
      <div className="my-4">
        <Stepper
          label={l('つなぎを作る手順', 'Steps of a new referral')}
          current={step}
          onVisit={setStep}
          steps={[
            { id: 'person', label: l('本人', 'Person'), state: 'done' },
            { id: 'concerns', label: l('困りごと', 'Concerns'), state: 'todo' },
            { id: 'contact', label: l('連絡のしかた', 'Contact'), state: 'error' },
            { id: 'consent', label: l('同意', 'Consent'), state: 'todo' },
            { id: 'confirm', label: l('確認', 'Confirm'), state: 'todo' },
          ]}
        />
      </div>
      <Tabs
        label={l('つなぎの内容', 'Referral')}
        tabs={[
          {
            id: 'events',
            label: l('経過', 'Timeline'),
            count: 3,
            content: (
              <Timeline
                label={l('経過', 'Timeline')}
                events={[
                  {
                    id: '3',
                    at: '2026-11-23T02:10:00Z',
                    title: l('質問がありました', 'A question was asked'),
                    by: l('相談支援室　森', 'Mori, consultation office'),
                    body: l('家賃はいつから遅れていますか。', 'Since when has the rent been late?'),
                    icon: 'help',
                    tone: 'attention',
                  },
                  {
                    id: '2',
                    at: '2026-11-21T01:00:00Z',
                    title: l('受理しました', 'Received'),
                    by: l('相談支援室　森', 'Mori, consultation office'),
                    icon: 'check',
                  },
                  {
                    id: '1',
                    at: '2026-11-20T05:12:00Z',
                    title: l('送信しました', 'Sent'),
                    by: l('収納課　伊藤', 'Ito, collection'),
                    icon: 'outbox',
                  },
                ]}
              />
            ),
          },
          { id: 'questions', label: l('質問と回答', 'Questions'), count: 1, content: <p>…</p> },
        ]}
      />
    </Section>
  );
}
