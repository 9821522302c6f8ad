import './messages.ts';
import './find.ts';
import './save.ts';

export { AgencyType } from './type.ts';
