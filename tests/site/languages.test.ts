import { describe, expect, test } from 'vitest';
import { siteWords } from '../../src/languages/site/index.ts';
import { lanternConfig, made, wordsOf } from './making.ts';

/** The same procedure as the people of a country would write it: a question, a jump, an escalation, a term, a box to tick. */
const texts: Record<string, string> = {
  de: `## Zweck

Ein Paket, das verloren ging, ist unser Problem und nie das des Kunden.

## Begriffe

- **Scan**: eine Zeile der Sendungsverfolgung.

## Anweisungen

1. **Öffnen Sie die Sendungsverfolgung.** Lesen Sie den letzten Scan.
   - [ ] Nummer
2. Ist das Paket angekommen?
   - **Ja:** Weiter mit **Schließen Sie das Ticket**.
   - **Nein:** Weiter.
3. **Rufen Sie den Kurier an.** Eskalieren Sie an @team-lead.
4. **Schließen Sie das Ticket.** Ende.
`,
  fr: `## Objet

Un colis perdu est notre problème et jamais celui du client.

## Termes

- **Scan** : une ligne du suivi.

## Instructions

1. **Ouvrez le suivi.** Lisez le dernier scan.
   - [ ] Numéro
2. Le colis est-il arrivé ?
   - **Oui :** Aller à **Fermez le ticket**.
   - **Non :** Continuer.
3. **Appelez le transporteur.** Escalader à @team-lead.
4. **Fermez le ticket.** Fin.
`,
  es: `## Propósito

Un paquete perdido es nuestro problema y nunca del cliente.

## Términos

- **Escaneo**: una línea del seguimiento.

## Instrucciones

1. **Abre el seguimiento.** Lee el último escaneo.
   - [ ] Número
2. ¿Llegó el paquete?
   - **Sí:** Ir a **Cierra el ticket**.
   - **No:** Continuar.
3. **Llama al transportista.** Escalar a @team-lead.
4. **Cierra el ticket.** Fin.
`,
  lv: `## Mērķis

Pazudusi paka ir mūsu problēma un nekad klienta problēma.

## Termini

- **Skenējums**: viena rinda izsekošanas lapā.

## Instrukcijas

1. **Atveriet izsekošanas lapu.** Izlasiet pēdējo skenējumu.
   - [ ] Numurs
2. Vai paka ir saņemta?
   - **Jā:** Pārejiet uz **Aizveriet pieteikumu**.
   - **Nē:** Turpiniet.
3. **Zvaniet kurjeram.** Eskalējiet @team-lead.
4. **Aizveriet pieteikumu.** Beigas.
`,
  fil: `## Layunin

Problema natin ang nawawalang pakete, hindi ng kustomer.

## Mga Termino

- **Scan**: isang linya sa pahina ng pagsubaybay.

## Mga Panuto

1. **Buksan ang pahina ng pagsubaybay.** Basahin ang huling scan.
   - [ ] Numero
2. Dumating na ba ang pakete?
   - **Oo:** Pumunta sa **Isara ang ticket**.
   - **Hindi:** Magpatuloy.
3. **Tawagan ang courier.** I-escalate sa @team-lead.
4. **Isara ang ticket.** Wakas.
`,
};

const config = (language: string) => `title: Lantern
languages: [${language}]
departments: [{ name: Lantern, owner: team-lead }]
roles: [{ id: team-lead, name: Ana, contact: '+371 20 000 000', hours: 'Mon-Fri 9:00-17:00', deputy: Bo }]
people: [{ id: Bo, name: Bo }]
channels: [{ name: Chat, hours: 'Mon-Sat 9:00-21:00', reply: 2 min, department: Lantern }]
site: { report: help@lantern.example, edit: 'https://git.lantern.example/{path}' }
`;

const sop = (language: string, status: string) => `---
id: lost-${status}
title: Lantern ${status === 'draft' ? 1 : 2}
department: Lantern
owner: team-lead
version: ${status === 'draft' ? '0.0.0' : '1.0.0'}
status: ${status}
${status === 'draft' ? '' : 'effective: 2026-03-01\n'}language: ${language}
audience: [team-lead]
when: ["?"]
not-when: ["!"]
---

${texts[language]}`;

/** What English pages say, as far as a text of it cannot be anything else. */
function phrasesOf(value: unknown): string[] {
  if (typeof value === 'string') return value.split(' ').length > 1 ? [value.replace(/[.:]$/, '')] : [];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(phrasesOf) : [];
}
const english = phrasesOf(siteWords('en'));
const englishWords =
  /\b(?:the|and|with|step|steps|version|chart|draft|history|owner|owned|since|from|until|none|when|used|approved)\b/i;

describe.each(Object.keys(texts))('a handbook in %s', (language) => {
  const statuses = ['approved', 'draft', 'retired'];
  const { files, built } = made(
    Object.fromEntries(statuses.map((status) => [`sops/lantern/lost-${status}.md`, sop(language, status)])),
    { configText: config(language), drafts: true },
  );
  const pages = [...files].filter(([path]) => path.endsWith('.html'));

  test('says nothing in English on any page', () => {
    expect(built.faults.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(pages.length).toBeGreaterThan(9);
    for (const [path, html] of pages) {
      const said = wordsOf(html);
      expect(
        english.filter((phrase) => said.includes(phrase)),
        path,
      ).toEqual([]);
      const own = said.replaceAll(/\blost-\w+|\bversion\b/gi, '');
      expect(englishWords.exec(own)?.[0], `${path}: ${said.slice(0, 3000)}`).toBeUndefined();
      expect(said, path).not.toContain('Team lead');
      const labels = [...html.matchAll(/ (?:aria-label|title|placeholder|alt)="([^"]*)"/g)].map(
        ([, text]) => text,
      );
      expect(
        labels.filter((label) => label && english.includes(label)),
        path,
      ).toEqual([]);
    }
  });

  test('says that it is in that language', () => {
    for (const [path, html] of pages) expect(html, path).toContain(`<html lang="${language}"`);
  });
});

test('the handbook has a name and a sentence in every language that says so', () => {
  const text = `${lanternConfig}titles: { nl: Handboek van Lantern }\ndescription: How we help.\ndescriptions: { nl: Hoe wij helpen. }\n`;
  const dutch = sop('de', 'approved').replace('language: de', 'language: nl');
  const { page } = made({ 'sops/lantern/lost-approved.nl.md': dutch }, { configText: text });
  expect(wordsOf(page('nl/index.html'))).toMatch(/Handboek van Lantern .*Hoe wij helpen\./);
  expect(page('nl/feed.xml')).toContain('<title>Handboek van Lantern</title>');
  expect(wordsOf(page('index.html'))).toMatch(/Lantern support .*How we help\./);
  expect(wordsOf(page('index.html'))).not.toContain('Handboek');
});
