/** Joins class names, leaving out what is false or empty. */
export function cx(...names: (string | false | null | undefined)[]): string {
  return names.filter(Boolean).join(' ');
}

/** Box of a one-line input, select or combo box; its width is the caller's. */
export const inputBox =
  'control-h min-w-0 rounded-8 border border-field bg-white px-3 py-1.5 text-base leading-normal text-ink ' +
  'placeholder:text-quiet hover:border-black invalidated:border-error-1 invalidated:border-2 ' +
  'disabled:border-solid-gray-300 disabled:bg-solid-gray-50 disabled:text-solid-gray-600 unusable:border-solid-gray-300 unusable:bg-solid-gray-50';

/** Floating surface of menus, lists and popovers. */
export const floating = 'rounded-8 border border-solid-gray-420 bg-white shadow-2';

/** One choice in a floating list. */
export const option =
  'control-h flex cursor-pointer items-center gap-2 rounded-6 px-3 py-1.5 text-base outline-none ' +
  'data-[focused]:bg-blue-50 data-[focus-visible]:focus-ring data-[focus-visible]:-outline-offset-4 selected:font-bold selected:text-key-1000 ' +
  'unusable:cursor-not-allowed unusable:text-solid-gray-600';
