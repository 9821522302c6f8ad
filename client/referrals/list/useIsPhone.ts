import { useMedia } from '../../ui/useMedia.ts';

/** True on a window too narrow for a table. */
export const useIsPhone = (): boolean => useMedia('(max-width: 47.99rem)');
