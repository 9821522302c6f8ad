const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Whether a text can name a row at all, written as ids are stored; anything else is simply not found. */
export const isUuid = (text: string | null | undefined): text is string => typeof text === 'string' && uuid.test(text);

/** A UUID in capitals as it is stored; any other text as it is. */
export function canonicalUuid(text: string): string {
  const small = text.toLowerCase();
  return isUuid(small) ? small : text;
}
