import './posting.ts';
