/** Katakana as the hiragana of the same sound (ヴ as ゔ); everything else, ー and ヷ–ヺ included, as it is. */
export function toHiragana(text: string): string {
  return text.replace(/[\u30a1-\u30f6\u30fd\u30fe]/g, (kana) => String.fromCharCode(kana.charCodeAt(0) - 0x60));
}

/** Any dash after kana as the long-vowel mark ー: keyboards put the two on neighbouring keys. */
export function dashesToLongVowels(text: string): string {
  return text.replace(/(?<=[\u3041-\u309a\u30a1-\u30fc])[-‐‑–—―−─]/g, 'ー');
}
