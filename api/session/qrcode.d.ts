declare module 'qrcode' {
  const qrcode: {
    /** Draws a text as a QR code (ISO/IEC 18004). */
    toString(text: string, options: { type: 'svg'; margin?: number }): Promise<string>;
  };
  export default qrcode;
}
