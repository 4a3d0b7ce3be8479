import { describe, expect, test } from 'vitest';
import { withDepartment } from '../../src/cli/add-department.ts';

describe('withDepartment', () => {
  test.each([
    ['an empty file', '', '\ndepartments:\n  - name: Returns\n'],
    ['no departments', 'title: Lantern\n', 'title: Lantern\n\ndepartments:\n  - name: Returns\n'],
    [
      'a file without a last line end',
      'title: Lantern',
      'title: Lantern\n\ndepartments:\n  - name: Returns\n',
    ],
    [
      'a list of names',
      'departments:\n- Support # day\n\ntitle: L\n',
      'departments:\n- Support # day\n- name: Returns\n\ntitle: L\n',
    ],
    ['a list in brackets', 'departments: [Support, Billing]\n', 'departments: [Support, Billing, Returns]\n'],
    ['empty brackets', 'departments: []\n', 'departments: [Returns]\n'],
    [
      'a key without a value',
      'departments: # later\ntitle: L\n',
      'departments: # later\n  - name: Returns\ntitle: L\n',
    ],
    [
      'entries with owners, Windows line ends',
      'departments:\r\n    - name: Support\r\n      owner: Ana\r\nroles: []\r\n',
      'departments:\r\n    - name: Support\r\n      owner: Ana\r\n    - name: Returns\r\nroles: []\r\n',
    ],
    [
      'the last line without an end',
      'departments:\n  - Support',
      'departments:\n  - Support\n  - name: Returns\n',
    ],
  ])('%s', (_, text, expected) => {
    expect(withDepartment(text, 'Returns')).toBe(expected);
  });

  test('a name that YAML would read otherwise is quoted', () => {
    expect(withDepartment('departments: [Support]\n', 'Returns: EU, UK')).toBe(
      "departments: [Support, 'Returns: EU, UK']\n",
    );
  });

  test('a name that makes no id, or a reserved one, gets its id beside it', () => {
    expect(withDepartment('departments: [Support]\n', 'Возвраты')).toBe(
      'departments: [Support, { name: Возвраты, id: department }]\n',
    );
    expect(withDepartment('departments:\n  - Support\n', 'Search')).toBe(
      'departments:\n  - Support\n  - name: Search\n    id: search-department\n',
    );
  });

  test('a file that cannot be read is left alone', () => {
    expect(withDepartment('departments: {Support: Ana}\n', 'Returns')).toBeUndefined();
    expect(withDepartment('departments: [Support\n', 'Returns')).toBeUndefined();
  });
});
