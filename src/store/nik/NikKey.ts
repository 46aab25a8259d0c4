import { createCipheriv, createDecipheriv, createHmac, createSecretKey, hkdfSync, randomBytes, type KeyObject } from 'node:crypto';
import { maskNik } from '../../base/maskNik.ts';

/** Length of a master key, in bytes. */
export const masterKeyBytes = 32;

/** First byte of every encrypted NIK: the version of the layout. */
const layout = 1;
const idBytes = 8;
/** As NIST SP 800-38D recommends for GCM: a nonce of 96 random bits, and a tag of 128 bits. */
const nonceBytes = 12;
const tagBytes = 16;
const headBytes = 1 + idBytes + nonceBytes;

/** A NIK as it is stored. */
export interface SealedNik {
  /** Encrypted: layout (1 byte), id of the key (8), nonce (12), ciphertext, tag (16). */
  sealed: Buffer;
  /** Keyed hash, for lookups and to keep the NIK unique. */
  hash: Buffer;
  /** The masked NIK, which is shown. */
  mask: string;
}

/**
 * Encrypts NIKs with AES-256-GCM. The person's id is additional authenticated data, so an encrypted NIK that is copied to another person
 * cannot be decrypted. Lookups use HMAC-SHA-256. All keys and the id are derived from one master key by HKDF-SHA-256 (RFC 5869), so that
 * none of them reveals another.
 */
export class NikKey {
  /** Identifies the key in encrypted NIKs and in the database: 16 hexadecimal digits, which reveal nothing about the key. */
  readonly id: string;
  readonly #cipherKey: KeyObject;
  readonly #hashKey: KeyObject;
  readonly #inputKey: KeyObject;

  constructor(masterKey: Buffer) {
    if (masterKey.length !== masterKeyBytes) throw new Error(`a master key has ${masterKeyBytes} bytes`);
    const derive = (purpose: string, length: number) => Buffer.from(hkdfSync('sha256', masterKey, 'kampung-kb-hub', purpose, length));
    this.id = derive('nik key id', idBytes).toString('hex');
    this.#cipherKey = createSecretKey(derive('nik encryption', 32));
    this.#hashKey = createSecretKey(derive('nik lookup', 32));
    this.#inputKey = createSecretKey(derive('client input', 32));
  }

  seal(personId: string, nik: string): SealedNik {
    return { sealed: this.sealText(personId, nik), hash: this.hash(nik), mask: maskNik(nik) };
  }

  /** Seals a text for a record, without a hash to look it up by. */
  sealText(recordId: string, text: string): Buffer {
    const nonce = randomBytes(nonceBytes);
    const cipher = createCipheriv('aes-256-gcm', this.#cipherKey, nonce, { authTagLength: tagBytes }).setAAD(Buffer.from(recordId));
    return Buffer.concat([
      Buffer.from([layout]),
      Buffer.from(this.id, 'hex'),
      nonce,
      cipher.update(text, 'utf8'),
      cipher.final(),
      cipher.getAuthTag(),
    ]);
  }

  hash(nik: string): Buffer {
    return createHmac('sha256', this.#hashKey).update(nik).digest();
  }

  /** Keyed hash of client input, which may contain names and NIKs: without the key, nobody can guess the input by trial. */
  hashInput(input: string): Buffer {
    return createHmac('sha256', this.#inputKey).update(input).digest();
  }

  /** @throws Error if it was encrypted for another person, or modified since. */
  open(personId: string, sealed: Buffer): string {
    const nonce = sealed.subarray(1 + idBytes, headBytes);
    const decipher = createDecipheriv('aes-256-gcm', this.#cipherKey, nonce, { authTagLength: tagBytes })
      .setAAD(Buffer.from(personId))
      .setAuthTag(sealed.subarray(-tagBytes));
    return Buffer.concat([decipher.update(sealed.subarray(headBytes, -tagBytes)), decipher.final()]).toString('utf8');
  }
}

/** The id of the key that encrypted a NIK. @throws Error for bytes of another layout. */
export function keyIdOf(sealed: Buffer): string {
  if (sealed[0] !== layout || sealed.length <= headBytes + tagBytes) throw new Error('not a sealed NIK of a known layout');
  return sealed.subarray(1, 1 + idBytes).toString('hex');
}
