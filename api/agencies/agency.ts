import './messages.ts';
import './find.ts';
import './save.ts';
