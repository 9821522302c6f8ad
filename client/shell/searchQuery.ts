import { create } from '../ui/store.ts';

/**
 * What was typed into the search box of the header. It may be a person's name, so it lives in memory only and never in an
 * address or in the browser's history.
 */
export const searchQuery = create('');
