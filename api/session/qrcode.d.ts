declare module 'qrcode' {
  /** Draws a text as a QR code (ISO/IEC 18004). */
  export function toString(text: string, options: { type: 'svg'; margin?: number }): Promise<string>;
}
