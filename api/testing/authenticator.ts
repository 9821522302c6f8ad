import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';
import { type Cbor, encodeCbor } from './cbor.ts';

interface Credential {
  id: Buffer;
  privateKey: KeyObject;
  userHandle: string;
  rpId: string;
  counter: number;
}

/** What a test may bend: what honest authenticators and browsers never do. */
export interface Bent {
  origin?: string;
  userVerified?: boolean;
  counter?: number;
  credential?: Credential;
  challenge?: string;
}

const sha256 = (data: string | Buffer): Buffer => createHash('sha256').update(data).digest();
const flags = { userPresent: 1, userVerified: 4, attested: 64 } as const;

/**
 * A platform authenticator and its browser in software (WebAuthn Level 3): real ES256 keys, real CBOR, discoverable credentials,
 * attestation `none`. Answers are as `PublicKeyCredential.toJSON()` writes them.
 */
export class Authenticator {
  readonly credentials: Credential[] = [];
  readonly origin: string;

  constructor(origin: string) {
    this.origin = origin;
  }

  /** `navigator.credentials.create`. @param options the JSON of the server */
  create(options: string, bent: Bent = {}): string {
    const { challenge, rp, user } = JSON.parse(options);
    const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const credential = { id: randomBytes(32), privateKey, userHandle: user.id, rpId: rp.id, counter: 0 };
    this.credentials.push(credential);
    const { x, y } = publicKey.export({ format: 'jwk' }) as { x: string; y: string };
    const coseKey = new Map<number, Cbor>([
      [1, 2],
      [3, -7],
      [-1, 1],
      [-2, Buffer.from(x, 'base64url')],
      [-3, Buffer.from(y, 'base64url')],
    ]);
    const attested = Buffer.concat([
      Buffer.alloc(16),
      Buffer.from([0, credential.id.length]),
      credential.id,
      encodeCbor(coseKey),
    ]);
    const authData = this.#authData(rp.id, flags.attested, 0, bent, attested);
    const attestation = new Map<string, Cbor>([
      ['fmt', 'none'],
      ['attStmt', new Map()],
      ['authData', authData],
    ]);
    return this.#answer(credential, {
      clientDataJSON: this.#clientData('webauthn.create', challenge, bent),
      attestationObject: encodeCbor(attestation).toString('base64url'),
      transports: ['internal'],
    });
  }

  /** `navigator.credentials.get`. @param options the JSON of the server */
  get(options: string, bent: Bent = {}): string {
    const { challenge, rpId } = JSON.parse(options);
    const credential = bent.credential ?? this.credentials.find((kept) => kept.rpId === rpId);
    if (!credential) throw new Error('No credential for this party');
    credential.counter += 1;
    const authData = this.#authData(rpId, 0, bent.counter ?? credential.counter, bent);
    const clientDataJSON = this.#clientData('webauthn.get', challenge, bent);
    const signed = Buffer.concat([authData, sha256(Buffer.from(clientDataJSON, 'base64url'))]);
    return this.#answer(credential, {
      clientDataJSON,
      authenticatorData: authData.toString('base64url'),
      signature: sign('sha256', signed, credential.privateKey).toString('base64url'),
      userHandle: credential.userHandle,
    });
  }

  #authData(rpId: string, extra: number, counter: number, bent: Bent, rest = Buffer.alloc(0)): Buffer {
    const verified = bent.userVerified === false ? 0 : flags.userVerified;
    const count = Buffer.alloc(4);
    count.writeUInt32BE(counter);
    return Buffer.concat([sha256(rpId), Buffer.from([flags.userPresent | verified | extra]), count, rest]);
  }

  #clientData(type: string, challenge: string, bent: Bent): string {
    const data = {
      type,
      challenge: bent.challenge ?? challenge,
      origin: bent.origin ?? this.origin,
      crossOrigin: false,
    };
    return Buffer.from(JSON.stringify(data)).toString('base64url');
  }

  #answer({ id }: Credential, response: object): string {
    const name = id.toString('base64url');
    return JSON.stringify({ id: name, rawId: name, type: 'public-key', clientExtensionResults: {}, response });
  }
}
