import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { sha256 } from '../../../../shared/domain/draw/hash.ts';
import {
  auditPath,
  leafHash,
  merkleRoot,
  nodeHash,
  RootBuilder,
  rootOf,
  treeOver,
  verifyAuditPath,
} from '../../../../shared/domain/draw/merkle.ts';

// The test tree of the Certificate Transparency reference implementation of RFC 6962.
const leaves = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f'].map(
  (hex) => Buffer.from(hex, 'hex'),
);
const roots = [
  'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
];

/** The definition of RFC 6962 section 2.1, word for word. */
function definedRoot(lines: readonly Uint8Array[]): Buffer {
  const [first] = lines;
  if (first === undefined) return sha256('');
  if (lines.length === 1) return leafHash(first);
  let split = 1;
  while (2 * split < lines.length) split *= 2;
  return nodeHash(definedRoot(lines.slice(0, split)), definedRoot(lines.slice(split)));
}

const lineArbitrary = fc.uint8Array({ maxLength: 150 });

test('the trees of the reference implementation have their published roots', () => {
  expect(roots.map((_, size) => merkleRoot(leaves.slice(0, size)))).toEqual(roots);
});

test('the first leaf of eight has its published audit path', () => {
  expect(auditPath(leaves, 0)).toEqual([
    '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7',
    '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
    '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4',
  ]);
});

test('a leaf and a node are hashed with their prefixes', () => {
  fc.assert(
    fc.property(lineArbitrary, (line) => {
      expect(leafHash(line)).toEqual(sha256(Buffer.concat([Buffer.of(0), line])));
      expect(nodeHash(leafHash(line), leafHash('x'))).toEqual(
        sha256(Buffer.concat([Buffer.of(1), leafHash(line), leafHash('x')])),
      );
    }),
  );
});

test('built line by line, hash by hash or as a whole tree, the root is the one of the definition', () => {
  fc.assert(
    fc.property(fc.array(lineArbitrary, { maxLength: 70 }), (lines) => {
      const byHash = new RootBuilder();
      for (const line of lines) byHash.addHash(leafHash(line));
      const whole = treeOver(Buffer.concat(lines.map(leafHash)));

      const defined = definedRoot(lines).toString('hex');

      expect(merkleRoot(lines)).toBe(defined);
      expect(byHash.root().toString('hex')).toBe(defined);
      expect(byHash.count).toBe(lines.length);
      expect(rootOf(whole)).toBe(defined);
    }),
  );
});

test('every leaf is proven by its audit path, and by no other place, size, leaf or path', () => {
  fc.assert(
    fc.property(fc.array(lineArbitrary, { minLength: 1, maxLength: 70 }), fc.nat(), (lines, pick) => {
      const index = pick % lines.length;
      const size = lines.length;
      const leaf = leafHash(lines[index] ?? '').toString('hex');
      const proof = { leafHash: leaf, index, size, path: auditPath(lines, index), root: merkleRoot(lines) };

      expect(verifyAuditPath(proof)).toBe(true);
      expect(verifyAuditPath({ ...proof, leafHash: leafHash('another line').toString('hex') })).toBe(false);
      expect(verifyAuditPath({ ...proof, path: [...proof.path, leaf] })).toBe(false);
      expect(verifyAuditPath({ ...proof, root: leafHash('another root').toString('hex') })).toBe(false);
      expect(verifyAuditPath({ ...proof, index: size })).toBe(false);
      expect(verifyAuditPath({ ...proof, index: -1 })).toBe(false);
      if (size > 1) expect(verifyAuditPath({ ...proof, path: proof.path.slice(1) })).toBe(false);
      if (size > 1) expect(verifyAuditPath({ ...proof, path: ['00', ...proof.path.slice(1)] })).toBe(false);
    }),
  );
});

test('a leaf that is not there has no audit path', () => {
  expect(() => auditPath(leaves, 8)).toThrow(RangeError);
  expect(() => auditPath([], 0)).toThrow(RangeError);
});
