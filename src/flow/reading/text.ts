/** Without white space, brackets around it and closing signs. */
export function bare(text: string): string {
  return text.replace(/^[\s,:;–—-]+|[\s.,:;–—-]+$/gu, '');
}

export function asQuestion(text: string): string {
  const plain = bare(text).replace(/\?+$/u, '');
  return `${plain.charAt(0).toUpperCase()}${plain.slice(1)}?`;
}

export function answerLabel(text: string): string {
  const plain = bare(text);
  return `${plain.charAt(0).toUpperCase()}${plain.slice(1)}`;
}
