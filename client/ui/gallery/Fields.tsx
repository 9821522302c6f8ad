import { useState } from 'react';
import { Checkbox, CheckboxGroup, RadioGroup, Switch } from '../Choices.tsx';
import { DateField } from '../DateField.tsx';
import { Section } from '../layout.tsx';
import { NumberField } from '../NumberField.tsx';
import { ComboBox, Select } from '../Select.tsx';
import { TextArea, TextField, TimeField } from '../TextField.tsx';
import { useWords } from './words.ts';

/** Fields of a form, filled, empty, refused and not available. */
export function Fields() {
  const l = useWords();
  const [day, setDay] = useState('1988-01-07');
  const [none, setNone] = useState('');
  const [words, setWords] = useState(
    l('住民税を3か月滞納。仕事が減り、家賃も遅れがち。', 'Three months behind on tax.'),
  );
  const [people, setPeople] = useState<number | null>(3);
  const [urgency, setUrgency] = useState<'' | 'today' | 'week' | 'month'>('week');
  const [agency, setAgency] = useState('');
  const [concerns, setConcerns] = useState<string[]>(['tax', 'job']);
  const [understood, setUnderstood] = useState(true);
  const [live, setLive] = useState(true);
  const agencies = [
    { id: '1', label: l('くらし相談支援室', 'Consultation office'), search: 'くらしそうだんしえんしつ' },
    { id: '2', label: l('ハローワーク', 'Employment office'), search: 'はろーわーく', note: l('国', 'National') },
    {
      id: '3',
      label: l('社会福祉協議会', 'Council of social welfare'),
      search: 'しゃかいふくしきょうぎかい しゃきょう',
    },
    { id: '4', label: l('第一小学校', 'First primary school'), search: 'だいいちしょうがっこう' },
  ];
  const concernChoices = [
    { id: 'tax', label: l('税金や公共料金等の支払い', 'Taxes and utilities') },
    { id: 'rent', label: l('家賃やローンの支払い', 'Rent or loan') },
    { id: 'job', label: l('仕事探し・就職', 'Job search') },
    { id: 'health', label: l('病気や健康・障害', 'Illness, health, disability') },
    { id: 'debt', label: l('債務', 'Debt'), isDisabled: true },
    { id: 'food', label: l('食べるものがない', 'No food') },
  ];
  return (
    <Section title={l('入力欄', 'Fields')}>
      <div className="grid items-start gap-x-8 gap-y-5 lg:grid-cols-2">
        <TextField label={l('氏名', 'Name')} isRequired value="髙橋　𠮷郎" onChange={() => {}} />
        <TextField
          label={l('電話番号', 'Phone')}
          type="tel"
          description={l('連絡してよい番号だけを入力します。', 'Only a number that may be called.')}
          value="0594"
          onChange={() => {}}
          errorMessage={l('市外局番から入力してください。', 'Enter the area code too.')}
        />
        <TextField label={l('受付番号', 'Reference')} isDisabled value="R8-0123" onChange={() => {}} />
        <TimeField label={l('連絡してよい時刻', 'Time for contact')} value="18:30" onChange={() => {}} />
        <DateField label={l('生年月日', 'Date of birth')} isRequired value={day} onChange={setDay} />
        <DateField
          label={l('同意の期限', 'Consent until')}
          value={none}
          onChange={setNone}
          errorMessage={none === '' ? l('日付を入力してください。', 'Enter a date.') : undefined}
        />
        <TextArea
          label={l('困っていること', 'What troubles them')}
          most={60}
          value={words}
          onChange={setWords}
          description={l('本人の言葉で書きます。', 'In their own words.')}
        />
        <TextArea
          label={l('引き継ぎ', 'Handover')}
          most={10}
          value={l('長すぎる文章は切らずに示します。', 'Too long a text is shown, not cut.')}
          onChange={() => {}}
        />
        <NumberField
          label={l('世帯の人数', 'People in the household')}
          value={people}
          onChange={setPeople}
          minValue={1}
          unit={l('人', 'people')}
        />
        <Select
          label={l('緊急度', 'Urgency')}
          value={urgency}
          onChange={setUrgency}
          choices={[
            { id: 'today', label: l('今日中', 'Today'), note: l('食べるものがない など', 'Such as no food') },
            { id: 'week', label: l('1週間以内', 'Within a week') },
            { id: 'month', label: l('1か月以内', 'Within a month') },
          ]}
        />
        <ComboBox
          label={l('つなぎ先', 'Receiving agency')}
          isRequired
          description={l('名前の一部や読みで探せます。', 'Type part of the name or its reading.')}
          value={agency}
          onChange={setAgency}
          choices={agencies}
        />
        <Select
          label={l('つなぎ先の窓口', 'Window')}
          value=""
          choices={[]}
          errorMessage={l('選んでください。', 'Choose one.')}
        />
        <RadioGroup
          label={l('連絡のしかた', 'Way of contact')}
          isRequired
          layout="row"
          value="phone"
          onChange={() => {}}
          choices={[
            { id: 'phone', label: l('電話', 'Phone') },
            { id: 'mail', label: l('手紙', 'Letter') },
            { id: 'visit', label: l('窓口で会う', 'At the window') },
          ]}
        />
        <RadioGroup
          label={l('同意', 'Consent')}
          value=""
          errorMessage={l('選んでください。', 'Choose one.')}
          choices={[
            { id: 'given', label: l('同意した', 'Given') },
            {
              id: 'seeking',
              label: l('これから確認する', 'Being sought'),
              note: l('名前などは送れません', 'No names can be sent'),
            },
          ]}
        />
        <CheckboxGroup
          label={l('相談内容', 'Concerns')}
          isRequired
          layout="grid"
          className="lg:col-span-2"
          value={concerns}
          onChange={setConcerns}
          choices={concernChoices}
        />
        <Checkbox
          label={l('本人に内容を読み上げ、確認した', 'Read out to the person and confirmed')}
          isRequired
          value={understood}
          onChange={setUnderstood}
        />
        <Checkbox
          label={l('個人情報の取扱いを説明した', 'Explained how data are handled')}
          value={false}
          errorMessage={l('説明したうえで印を付けてください。', 'Explain, then tick.')}
        />
        <Switch label={l('変更をすぐに知らせる', 'Tell me of changes at once')} value={live} onChange={setLive} />
        <Switch label={l('使えない設定', 'A setting not available')} isDisabled value={false} />
      </div>
    </Section>
  );
}
