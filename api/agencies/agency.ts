import './find.ts';
import './save.ts';
