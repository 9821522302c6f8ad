import { useQuery } from 'urql';
import { agencyName } from '../../agencies/agencyName.ts';
import { graphql } from '../../generated/gql.ts';
import { useText } from '../../i18n/text.ts';
import { useLanguage } from '../../i18n/useLanguage.ts';
import { RadioGroup } from '../../ui/Choices.tsx';
import { ComboBox } from '../../ui/Select.tsx';
import { TextArea } from '../../ui/TextField.tsx';
import { text as uiText } from '../../ui/text.ts';
import { labels } from '../labels.ts';
import type { DialogAction } from './actions.ts';
import { actionText as text } from './actionText.ts';
import { type ActionValues, nobody } from './request.ts';

const DeskQuery = graphql(`
  query ReferralDesks { agencies { id name nameEn nameKana acceptsReferrals active } }
`);
const ColleaguesQuery = graphql(`
  query ReferralColleagues { colleagues { id name nameKana } }
`);

interface FieldsProps {
  action: DialogAction;
  values: ActionValues;
  onChange: (part: Partial<ActionValues>) => void;
  /** Refusals by the API's paths. */
  problems: Readonly<Record<string, string>>;
  /** True while the other side may not learn who the person is. */
  isAnonymous: boolean;
  /** The two agencies of the referral, which cannot be redirected to. */
  agencyIds: readonly string[];
  /** Whether somebody is in charge, who can be taken off. */
  isAssigned: boolean;
}

const reasonGroups = {
  return: 'returnReason',
  redirect: 'redirectReason',
  decline: 'declineReason',
  withdraw: 'withdrawReason',
  close: 'outcome',
} as const;

/** What an action asks for before it is sent. */
export function ActionFields(props: FieldsProps) {
  const { action } = props;
  return (
    <>
      {action === 'assign' && <ColleagueField {...props} />}
      {action === 'redirect' && <DeskField {...props} />}
      {action in reasonGroups && <ReasonField {...props} action={action as keyof typeof reasonGroups} />}
      {action === 'return' && <NoteField {...props} />}
    </>
  );
}

function ReasonField({ action, values, onChange, problems }: FieldsProps & { action: keyof typeof reasonGroups }) {
  const t = useText(text);
  const l = useText(labels);
  const group = reasonGroups[action];
  return (
    <RadioGroup
      label={t(`field.${group}`)}
      isRequired
      value={values.reason}
      onChange={(reason) => onChange({ reason })}
      errorMessage={problems.reason ?? problems.outcome}
      choices={Object.keys(labels.ja[group]).map((id) => ({ id, label: l(`${group}.${id}` as 'returnReason.OTHER') }))}
    />
  );
}

function NoteField({ values, onChange, problems, isAnonymous }: FieldsProps) {
  const t = useText(text);
  return (
    <TextArea
      label={t('field.note')}
      description={isAnonymous ? t('field.noteAnonymous') : t('field.noteHelp')}
      most={4000}
      rows={3}
      value={values.note}
      onChange={(note) => onChange({ note })}
      errorMessage={problems.note}
    />
  );
}

function ColleagueField({ values, onChange, problems, isAssigned }: FieldsProps) {
  const t = useText(text);
  const [{ data }] = useQuery({ query: ColleaguesQuery });
  if (!data) return null;
  return (
    <ComboBox
      label={t('field.assignee')}
      isRequired
      value={values.assigneeId}
      onChange={(assigneeId) => onChange({ assigneeId })}
      errorMessage={problems.assigneeId}
      choices={[
        ...data.colleagues.map(({ id, name, nameKana }) => ({ id, label: name, note: nameKana })),
        ...(isAssigned ? [{ id: nobody, label: t('field.nobody') }] : []),
      ]}
    />
  );
}

function DeskField({ values, onChange, problems, agencyIds }: FieldsProps) {
  const t = useText(text);
  const language = useLanguage();
  const [{ data }] = useQuery({ query: DeskQuery });
  const desks = (data?.agencies ?? []).filter(
    ({ id, acceptsReferrals, active }) => acceptsReferrals && active && !agencyIds.includes(id),
  );
  if (!data) return null;
  return (
    <ComboBox
      label={t('field.agency')}
      isRequired
      description={t('told.redirectConsent')}
      value={values.agencyId}
      onChange={(agencyId) => onChange({ agencyId })}
      errorMessage={problems.toAgencyId}
      choices={desks.map((desk) => ({ id: desk.id, label: agencyName(desk, language), search: desk.nameKana }))}
    />
  );
}

/** The words for an entry that is missing. */
export function useMissingWords(): (paths: readonly string[]) => Record<string, string> {
  const t = useText(uiText);
  return (paths) => Object.fromEntries(paths.map((path) => [path, t('errors.choose')]));
}
