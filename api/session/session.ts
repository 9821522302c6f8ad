import './messages.ts';
import './viewerType.ts';
import './signIn.ts';
import './signOut.ts';
