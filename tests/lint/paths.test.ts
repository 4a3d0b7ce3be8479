import { describe, expect, test } from 'vitest';
import { nearestFiles, relativePath } from '../../src/lint/paths.ts';

describe('the way from one file to another', () => {
  test.each([
    ['sops/support/refund.md', 'sops/support/payment.md', 'payment.md'],
    ['sops/support/refund.md', 'sops/it/password.md', '../it/password.md'],
    ['sops/support/refund.md', 'sops/support/img/label.png', 'img/label.png'],
    ['refund.md', 'sops/it/password.md', 'sops/it/password.md'],
    ['sops/support/refund.md', 'glossary.md', '../../glossary.md'],
    ['sops/support/refund.md', 'sops/support/lamp (old) #2.png', 'lamp%20%28old%29%20%232.png'],
  ])('%s → %s', (from, to, way) => expect(relativePath(from, to)).toBe(way));
});

describe('the nearest file', () => {
  const files = [
    'sops/support/refund-payment.md',
    'sops/support/refund-customer.md',
    'sops/it/password.md',
    'sops/support/img/label.png',
    'sops/support/img/labels.svg',
  ];

  test.each([
    ['a slip of the hand', 'sops/support/refund-paymnet.md', 'sops/support/refund-payment.md'],
    ['the right name in another folder', 'sops/support/password.md', 'sops/it/password.md'],
    ['without its ending', 'sops/it/password', 'sops/it/password.md'],
    ['another case', 'sops/support/Refund-Customer.md', 'sops/support/refund-customer.md'],
    ['the same ending', 'sops/support/img/labels.png', 'sops/support/img/label.png'],
    ['nothing like it', 'sops/support/holiday-rota.md', undefined],
  ])('%s', (_, path, near) => expect(nearestFiles(path, files)[0]).toBe(near));
});
