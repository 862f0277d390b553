import fc from 'fast-check';
import { expect, test } from 'vitest';
import { FaceSample } from '../../../../shared/domain/training/face-sample.ts';

const isTaken = (bytes: Uint8Array): boolean => FaceSample.safeParse(Buffer.from(bytes).toString('base64')).success;
const jpeg = [0xff, 0xd8, 0xff, 0xe0];
const png = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

test('a picture begins as a JPEG or a PNG does, whatever follows', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 50 }), (rest) => {
      expect(isTaken(Uint8Array.from([...jpeg, ...rest]))).toBe(true);
      expect(isTaken(Uint8Array.from([...png, ...rest]))).toBe(true);
      expect(isTaken(Uint8Array.from([0x47, 0x49, 0x46, 0x38, ...rest]))).toBe(false);
    }),
  );
});

test('a picture is at most 220,000 bytes, in plain base64', () => {
  const whole = Buffer.alloc(220_000);
  whole.set(jpeg);

  expect(isTaken(whole)).toBe(true);
  expect(isTaken(Buffer.concat([whole, Buffer.alloc(3)]))).toBe(false);
  const text = Buffer.from(jpeg).toString('base64');
  for (const broken of ['', `${text}\n`, ` ${text}`, text.slice(1), `data:image/jpeg;base64,${text}`, '====', '/9j-'])
    expect(FaceSample.safeParse(broken).success).toBe(false);
});
