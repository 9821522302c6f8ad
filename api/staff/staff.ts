import './member.ts';
import './create.ts';
import './correct.ts';
import './close.ts';
import './addPosting.ts';
import './endPosting.ts';
import './resetSignIn.ts';
