import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

/** A key for one use alone, derived from the network's secret (HKDF-SHA-256, RFC 5869). 32 bytes. */
export const keyFor = (secret: Buffer, use: string): Buffer =>
  Buffer.from(hkdfSync('sha256', secret, Buffer.alloc(0), `tsunagi ${use}`, 32));

const lengths = { iv: 12, tag: 16 } as const;

/**
 * Encrypts what only the server may read (AES-256-GCM): iv, tag, ciphertext.
 * @param iv 12 bytes that are never used again under this key for anything else
 * @param owner whom it belongs to; opens for the same owner alone, so that a row copied to another user is worth nothing
 */
export function seal(key: Buffer, owner: string, plain: Uint8Array, iv = randomBytes(lengths.iv)): Buffer<ArrayBuffer> {
  const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(owner));
  const sealed = Buffer.concat([cipher.update(plain), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), sealed]);
}

/** @throws Error when it was sealed with another secret, for another owner, or damaged */
export function open(key: Buffer, owner: string, sealed: Uint8Array): Buffer {
  const bytes = Buffer.from(sealed);
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, lengths.iv), { authTagLength: lengths.tag });
  decipher.setAAD(Buffer.from(owner)).setAuthTag(bytes.subarray(lengths.iv, lengths.iv + lengths.tag));
  return Buffer.concat([decipher.update(bytes.subarray(lengths.iv + lengths.tag)), decipher.final()]);
}
