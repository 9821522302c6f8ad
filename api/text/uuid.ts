const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Whether a text can name a row at all; anything else is simply not found. */
export const isUuid = (text: string | null | undefined): text is string => typeof text === 'string' && uuid.test(text);
