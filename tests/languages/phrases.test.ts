import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compilePhrases, languageOf, languages, phrasesOf } from '../../src/languages/index.ts';

const en = languageOf('en');
const phrases = (list: string[], words = en) => compilePhrases(list, words);

describe('the little language of phrases', () => {
  test('alternatives, optional words and endings', () => {
    const go = phrases(['(go|carry on) [back] to step[s] {n}']);
    for (const text of ['go to step 3', 'Go back to steps 3', 'CARRY ON to step 3'])
      expect(go.find(text)?.n).toBe('3');
    expect(go.find('go forward to step 3')).toBeUndefined();
  });

  test('an optional first word', () => {
    const next = phrases(['[the] next step']);
    expect(next.is('The next step.')).toBe(true);
    expect(next.is('next step')).toBe(true);
  });

  test('`{any}` is at most four words and stays in the clause', () => {
    const over = phrases(['hand {any} over to {target}']);
    expect(over.find('Hand over to Bo')?.target?.text).toBe('Bo');
    expect(over.find('Hand the whole open case over to Bo')?.target?.text).toBe('Bo');
    expect(over.find('Hand the whole very long open case over to Bo')).toBeUndefined();
    expect(over.find('Hand it in, then over to Bo')).toBeUndefined();
  });

  test('`$` asks for the end of the clause', () => {
    const go = phrases(['go to {n}$']);
    expect(go.find('If so, go to 6.')?.n).toBe('6');
    expect(go.find('go to 6 shops')).toBeUndefined();
    expect(go.find('go to 6, then stop')?.n).toBe('6');
  });

  test('an empty list finds nothing', () => {
    const none = phrases([]);
    expect(none.find('anything')).toBeUndefined();
    expect(none.is('')).toBe(false);
    expect(none.all('anything')).toEqual([]);
  });

  test('an open bracket is a mistake in a word list and said so', () => {
    expect(() => phrases(['(go to step']).find('x')).toThrow(
      'Unexpected open bracket in phrase `(go to step`',
    );
  });
});

describe('word borders', () => {
  const no = phrases(['no']);
  test.each(['No-reply', 'know', 'non', 'noé', 'ñno', 'no_one', 'nō', 'no\u0304'])(
    '`no` is not in %s',
    (text) => expect(no.find(text)).toBeUndefined(),
  );
  test.each(['No.', '"No"', 'yes/no', '(no)', 'no—stop', '– no –', "'no'"])('`no` is in %s', (text) =>
    expect(no.find(text)).toBeDefined(),
  );

  test('letters of any script count as letters', () => {
    expect(phrases(['да']).find('дача')).toBeUndefined();
    expect(phrases(['да']).find('Да, закрыть')).toMatchObject({ start: 0, end: 2 });
  });

  test('a diacritic makes another word: ja is no jā, si is no sí', () => {
    expect(phrasesOf(languageOf('lv'), 'yes').is('Ja')).toBe(false);
    expect(phrasesOf(languageOf('lv'), 'yes').is('Jā')).toBe(true);
    expect(phrasesOf(languageOf('lv'), 'if').opens('Ja pasūtījums kavējas')).toBeDefined();
    expect(phrasesOf(languageOf('nl'), 'yes').is('Ja')).toBe(true);
    expect(phrasesOf(languageOf('de'), 'yes').is('Ja')).toBe(true);
    expect(phrasesOf(languageOf('nl'), 'if').opens('Ja, dat klopt')).toBeUndefined();
    expect(phrasesOf(languageOf('es'), 'yes').is('Sí')).toBe(true);
    expect(phrasesOf(languageOf('es'), 'yes').is('Si')).toBe(false);
    expect(phrasesOf(languageOf('es'), 'if').opens('Si el pedido llega tarde')).toBeDefined();
    expect(phrasesOf(languageOf('es'), 'if').opens('Sí, llega tarde')).toBeUndefined();
  });

  test('composed and decomposed letters are the same', () => {
    const yes = phrasesOf(languageOf('lv'), 'yes');
    expect(yes.is('Jā'.normalize('NFD'))).toBe(true);
    expect(phrasesOf(languageOf('fr'), 'jumpToStep').find("Passez à l'étape 4".normalize('NFD'))?.n).toBe(
      '4',
    );
  });
});

describe('white space and punctuation', () => {
  test('any white space stands for a space', () => {
    for (const gap of ['\u00a0', '\n', '  ', '\t', '\u202f'])
      expect(phrasesOf(en, 'jumpToStep').find(`go${gap}to${gap}step${gap}3`)?.n).toBe('3');
  });

  test('no-break space before a colon', () => {
    const label = phrasesOf(languageOf('fr'), 'yes').label('Oui\u00a0: rembourser');
    expect(label).toMatchObject({ start: 0, end: 6 });
  });

  test.each([
    ['Yes: refund', 5],
    ['Yes. Refund', 5],
    ['Yes? Refund', 5],
    ['Yes → refund', 6],
    ['Yes -> refund', 7],
    ['Yes - refund', 6],
    ['Yes – refund', 6],
    ['✅ Yes: refund', 7],
  ])('%s is a label', (text, end) => expect(phrasesOf(en, 'yes').label(text)?.end).toBe(end));

  test.each(['Yes we can', 'Yesterday: closed', 'Yes-men: none'])('%s is none', (text) =>
    expect(phrasesOf(en, 'yes').label(text)).toBeUndefined(),
  );

  test('a whole sentence, with the signs that people put around it', () => {
    for (const text of [
      'Go on.',
      'go on',
      '→ Go on',
      '“Go on.”',
      'Continue as usual.',
      'Continue with the next step.',
    ])
      expect(phrasesOf(en, 'goOn').is(text), text).toBe(true);
    for (const text of ['Go on a break.', 'Do not go on.'])
      expect(phrasesOf(en, 'goOn').is(text), text).toBe(false);
  });
});

describe('step numbers', () => {
  const to = (text: string, code = 'en') => phrasesOf(languageOf(code), 'jumpToStep').find(text);
  test.each([
    ['go to step 3', '3'],
    ['Go to step 3.', '3'],
    ['go to step 5a and wait', '5a'],
    ['go to step 4.2', '4.2'],
    ['go to step A1.1', 'A1.1'],
    ['go to step B.', 'B'],
    ['go to step #7', '7'],
    ['skip ahead to step two', '2'],
    ['return to the first step', '1'],
    ['return to the 3rd step', '3'],
    ['jump straight back to question 12', '12'],
    ['start again from step 1', '1'],
    ['then continue to Step 2.', '2'],
    ['Resume at step 6', '6'],
  ])('%s', (text, n) => expect(to(text)?.n).toBe(n));

  test('a range names its first and last', () => {
    expect(to('Skip to steps 2-4')).toMatchObject({ n: '2', to: '4' });
    expect(phrasesOf(en, 'repeatStep').find('Repeat steps 2 to 4 until it works')).toMatchObject({
      n: '2',
      to: '4',
    });
    expect(phrasesOf(languageOf('nl'), 'repeatStep').find('Herhaal stap 2 t/m 4')).toMatchObject({
      n: '2',
      to: '4',
    });
  });

  test('a word of one letter is no step', () => {
    expect(to('Go to step a customer through it')).toBeUndefined();
    expect(to('go to step a')?.n).toBe('a');
  });

  test.each([
    ['nl', 'Ga verder naar stap 4.', '4'],
    ['nl', 'Ga dan terug naar stap 2', '2'],
    ['nl', 'Sla de rest over en ga door naar stap 5', '5'],
    ['nl', 'Terug naar de eerste stap? Ga terug naar de eerste stap', '1'],
    ['lv', 'Pārejiet uz 3. soli.', '3'],
    ['lv', 'Atgriezieties pie 2. soļa', '2'],
    ['lv', 'pārejiet uz 3 soli', '3'],
    ['fil', 'Pumunta sa hakbang 4.', '4'],
    ['fil', 'bumalik sa ika-2 hakbang', '2'],
    ['de', 'Gehen Sie zurück zu Schritt 2.', '2'],
    ['de', 'Weiter mit Schritt 5', '5'],
    ['de', 'Direkt zu Schritt 7 springen', '7'],
    ['es', 'Vaya al paso 3.', '3'],
    ['es', 'Volver al paso 1', '1'],
    ['fr', 'Passez à l’étape 4.2', '4.2'],
    ['fr', "revenir à l'étape n° 3", '3'],
  ])('%s: %s', (code, text, n) => expect(to(text, code)?.n).toBe(n));

  test('offsets are those of the text', () => {
    const text = 'İf the parcel is late: go to step 12, then stop.';
    const hit = to(text);
    expect(text.slice(hit?.start, hit?.end)).toBe('go to step 12');
    expect(text.slice(hit?.number?.start, hit?.number?.end)).toBe('12');
  });
});

describe('targets', () => {
  const goTo = (text: string) => phrasesOf(en, 'jumpToTarget').find(text);
  test('the rest of the clause, and the part before a joining word', () => {
    const hit = phrasesOf(en, 'handOff').find(
      'Escalate the case to the Head of Returns and Refunds and wait, then go on.',
    );
    expect(hit?.target?.text).toBe('the Head of Returns and Refunds and wait');
    expect(hit?.shortTarget?.text).toBe('the Head of Returns');
  });

  test('quoted and dotted titles are whole', () => {
    expect(goTo('Go to “Close the ticket” and stop.')?.target?.text).toBe('Close the ticket');
    expect(goTo('Go to "Wait, then ask" first')?.shortTarget?.text).toBe('Wait, then ask');
    expect(goTo('Go to Settings v1.2 page.')?.target?.text).toBe('Settings v1.2 page');
  });

  test.each([
    ['en', 'Transfer the call to billing.', 'billing'],
    ['en', 'Pass it on to @shift-lead', '@shift-lead'],
    ['nl', 'Escaleer naar een teamleider.', 'een teamleider'],
    ['nl', 'Draag het dossier over aan @teamleider en wacht', '@teamleider'],
    ['nl', 'Schaal de melding op naar de manager', 'de manager'],
    ['lv', 'Eskalējiet maiņas vadītājam.', 'maiņas vadītājam'],
    ['fil', 'Itaas ang kaso sa tagapamahala.', 'tagapamahala'],
    ['fil', 'I-escalate kay Bo', 'Bo'],
    ['de', 'Den Fall an die Teamleitung übergeben.', 'die Teamleitung'],
    ['de', 'Leiten Sie die Anfrage an den Innendienst weiter.', 'den Innendienst'],
    ['es', 'Escale el caso al supervisor.', 'supervisor'],
    ['fr', 'Transmettez le dossier au responsable.', 'responsable'],
  ])('%s: %s', (code, text, target) =>
    expect(phrasesOf(languageOf(code), 'handOff').find(text)?.shortTarget?.text).toBe(target),
  );
});

describe('words that real procedures use', () => {
  test.each([
    ['en', 'if', 'In case of a late parcel, call the carrier.'],
    ['en', 'if', 'Should the customer refuse, stop.'],
    ['en', 'otherwise', 'If not, go on.'],
    ['en', 'otherwise', 'Otherwise, ask.'],
    ['en', 'check', 'Make sure that the order is paid.'],
    ['en', 'dependingOn', 'Depending on the answer:'],
    ['en', 'onlyIf', 'Only if the order is paid'],
    ['en', 'unless', 'Unless it is paid'],
    ['en', 'endOpening', 'No further action is needed.'],
    ['en', 'endOpening', 'Close the ticket.'],
    ['nl', 'if', 'Mocht de klant bellen, dan'],
    ['nl', 'if', 'In het geval van een klacht'],
    ['nl', 'ifBeforeThen', 'Betreft het een zakelijke klant, dan'],
    ['nl', 'otherwise', 'Zo niet, ga verder.'],
    ['nl', 'otherwise', 'Lukt dat niet, bel dan'],
    ['nl', 'endOpening', 'Sluit het ticket.'],
    ['nl', 'repeat', 'Herhaal dit'],
    ['lv', 'if', 'Ja pasūtījums ir samaksāts'],
    ['lv', 'otherwise', 'Pretējā gadījumā jautājiet'],
    ['fil', 'if', 'Kung bayad na ang order'],
    ['fil', 'otherwise', 'Kung hindi, magtanong.'],
    ['de', 'if', 'Falls die Bestellung bezahlt ist'],
    ['de', 'otherwise', 'Andernfalls nachfragen'],
    ['es', 'if', 'En caso de retraso'],
    ['es', 'otherwise', 'De lo contrario, pregunte'],
    ['fr', 'if', "S'il manque une pièce"],
    ['fr', 'if', 'En cas d’incident'],
    ['fr', 'otherwise', 'Sinon, demandez'],
  ] as const)('%s %s: %s', (code, key, text) =>
    expect(phrasesOf(languageOf(code), key).opens(text), text).toBeDefined(),
  );

  test.each([
    ['en', 'end', 'Done.'],
    ['nl', 'end', 'Einde.'],
    ['lv', 'end', 'Beigas.'],
    ['fil', 'end', 'Wakas.'],
    ['de', 'end', 'Ende'],
    ['es', 'end', 'Fin.'],
    ['fr', 'end', 'Fin.'],
    ['nl', 'goOn', 'Ga verder.'],
    ['nl', 'goOn', 'Ga door naar de volgende stap.'],
    ['lv', 'goOn', 'Turpiniet.'],
    ['fil', 'goOn', 'Magpatuloy sa susunod na hakbang.'],
    ['de', 'goOn', 'Weiter mit dem nächsten Schritt.'],
    ['es', 'goOn', 'Continúe con el siguiente paso.'],
    ['fr', 'goOn', "Passez à l'étape suivante."],
  ] as const)('%s %s: %s', (code, key, text) =>
    expect(phrasesOf(languageOf(code), key).is(text), text).toBe(true),
  );

  test.each([
    ['en', 'Escalate to @team-lead and wait for the answer'],
    ['en', 'await her decision'],
    ['nl', 'en wacht op het antwoord'],
    ['nl', 'wacht de goedkeuring af'],
    ['lv', 'un gaidiet atbildi'],
    ['fil', 'at hintayin ang sagot'],
    ['de', 'und auf die Antwort warten: warten Sie auf die Antwort'],
    ['es', 'y espere la respuesta'],
    ['fr', 'et attendez la réponse'],
  ])('%s waits for an answer: %s', (code, text) =>
    expect(phrasesOf(languageOf(code), 'awaitAnswer').find(text)).toBeDefined(),
  );

  test.each([
    ['en', 'Reply as soon as possible.'],
    ['nl', 'Antwoord zo snel mogelijk.'],
    ['lv', 'Atbildiet pēc iespējas ātrāk.'],
    ['fil', 'Sumagot sa lalong madaling panahon.'],
    ['de', 'Antworten Sie so schnell wie möglich.'],
    ['es', 'Responda lo antes posible.'],
    ['fr', 'Répondez dès que possible.'],
  ])('%s has a vague deadline: %s', (code, text) =>
    expect(phrasesOf(languageOf(code), 'vague').find(text)).toBeDefined(),
  );
});

describe('no phrase is slow', () => {
  const keys = [
    'jumpToStep',
    'jumpToTarget',
    'repeatStep',
    'handOff',
    'contact',
    'awaitAnswer',
    'otherwise',
    'time',
    'goOn',
    'optional',
    'vague',
    'dependingOn',
  ] as const;
  const seeds = languages.flatMap((words) =>
    keys.flatMap((key) => words[key].flatMap((phrase) => phrase.split(/[()[\]|{}$ ]+/))),
  );
  const pieces = [
    ...new Set(seeds.filter((word) => word !== '')),
    ' ',
    '  ',
    '\u00a0',
    ',',
    '3',
    '2-4',
    "l'",
    '"',
    '“',
    '.',
    'a',
  ];

  test('time grows with the length of the text, whatever it holds', () => {
    const unit = fc
      .array(fc.constantFrom(...pieces), { minLength: 1, maxLength: 6 })
      .map((parts) => parts.join(' '));
    fc.assert(
      fc.property(unit, fc.constantFrom(...languages), fc.constantFrom(...keys), (piece, words, key) => {
        const text = piece.repeat(Math.ceil(20_000 / piece.length)).slice(0, 20_000);
        const found = phrasesOf(words, key);
        const start = performance.now();
        found.all(text);
        found.is(text);
        found.opens(text);
        found.label(text);
        expect(performance.now() - start).toBeLessThan(15_000);
      }),
      { numRuns: 150 },
    );
  }, 120_000);

  test.each(languages.map((words) => [words.code, words] as const))(
    'long white space and long words in %s',
    (_code, words) => {
      for (const key of keys) {
        const first = words[key][0]?.split(/[()[\]|{}$ ]+/).find((word) => word !== '') ?? 'x';
        for (const text of [
          `${first}${' '.repeat(50_000)}x`,
          `${first} ${'x'.repeat(50_000)}`,
          `${first} ${'x '.repeat(25_000)}`,
        ]) {
          const start = performance.now();
          phrasesOf(words, key).all(text);
          expect(performance.now() - start, key).toBeLessThan(15_000);
        }
      }
    },
  );
});

test('matches stay in the text, in order, without overlap', () => {
  const word = fc.constantFrom(
    'go',
    'to',
    'step',
    '3',
    '4.2',
    'Refund',
    'and',
    'back',
    'ē',
    'İ',
    '\n',
    ',',
    '.',
    '“',
    '”',
  );
  fc.assert(
    fc.property(fc.array(word, { maxLength: 40 }), (parts) => {
      const text = parts.join(' ');
      let end = 0;
      for (const hit of [...phrasesOf(en, 'jumpToStep').all(text)]) {
        expect(hit.start).toBeGreaterThanOrEqual(end);
        expect(hit.end).toBeGreaterThan(hit.start);
        expect(hit.end).toBeLessThanOrEqual(text.length);
        expect(text.slice(hit.number?.start, hit.number?.end)).toBe(hit.number?.text);
        end = hit.end;
      }
    }),
  );
});
