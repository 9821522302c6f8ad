import { PrintFrame } from './PrintFrame.tsx';

const columns = ['first', 'second', 'third'].map((key) => ({ key, agency: '', purpose: '', ticked: [] }));
const nothing = {
  name: '',
  kana: '',
  birthDate: '',
  signature: null,
  until: '',
  signedOn: '',
  representative: '',
  relation: '',
  method: '',
  witness: '',
  officer: '',
  agency: '',
  phone: '',
};

/** The empty consent form, to be filled in and signed on paper. */
export function BlankConsentPage() {
  return <PrintFrame fill={() => ({ kind: 'blank', columns, ...nothing })} />;
}
