/** Advisory lock under which one of several processes that find a database empty fills it. */
export const FILLING_LOCK = 0x73656564; // "seed"
