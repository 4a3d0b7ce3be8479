import { describe, expect, test } from 'vitest';
import { flowsOf, sketch, sketchOf } from './sketch.ts';

describe('forms of real procedures', () => {
  test('a question with its answers in the same step is the decision', () => {
    expect(sketchOf('1. Was it a gift? If yes, send a card. If no, do nothing.\n2. Log it.')).toEqual([
      '1 ? Was it a gift? | If yes → 1a | If no → e1',
      '1a send a card | → 2',
      'e1 ■ Do nothing',
      '2 Log it | → end',
    ]);
  });

  test('a case with an amount and a colon is a condition; a place and a thing are none', () => {
    expect(
      sketchOf(
        '1. Tel de kas.\n2. Bij een verschil tot € 5: noteer het. Bij een groter verschil: bel de teamleider.\n3. Bij de kassa: tel het geld.\n4. Sluit.',
        'nl',
      ),
    ).toEqual([
      '1 Tel de kas | → 2',
      '2 ? Bij een verschil tot € 5? | Ja* → 2a | Nee* → 2b',
      '2a noteer het | → 2b',
      '2b ? Bij een groter verschil? | Ja* → 2c | Nee* → 3',
      '2c bel de teamleider | → 3',
      '3 Bij de kassa: tel het geld | → 4',
      '4 Sluit | → end',
    ]);
    expect(
      sketchOf('1. For a difference of 10 % or more: ask the lead.\n2. For 5 minutes: wait.\n3. Close.'),
    ).toEqual([
      '1 ? For a difference of 10 % or more? | Yes* → 1a | No* → 2',
      '1a ask the lead | → 2',
      '2 For 5 minutes: wait | → 3',
      '3 Close | → end',
    ]);
  });

  test('Latvian says "in the case of" behind the noun; "in that case" and "in any case" are no conditions', () => {
    expect(
      sketchOf(
        '1. Bojājuma gadījumā palūdziet fotoattēlu.\n2. Ugunsgrēka vai dūmu gadījumā zvaniet 112. Citos gadījumos zvaniet dežurantam.\n3. Vajadzības gadījumā rakstiet.\n4. Katrā gadījumā pierakstiet.\n5. Aizveriet.',
        'lv',
      ),
    ).toEqual([
      '1 ? Bojājuma gadījumā? | Jā* → 1a | Nē* → 2',
      '1a palūdziet fotoattēlu | → 2',
      '2 ? Ugunsgrēka vai dūmu gadījumā? | Jā* → 2a | Citos gadījumos → 2b',
      '2a zvaniet 112 | → 3',
      '2b zvaniet dežurantam | → 3',
      '3 Vajadzības gadījumā rakstiet (optional) | → 4',
      '4 Katrā gadījumā pierakstiet | → 5',
      '5 Aizveriet | → end',
    ]);
  });

  test('"in case of" with a noun is shown whole, with a clause it is a word for if', () => {
    expect(sketchOf('1. In case of damage, ask for a photo.\n2. In case it fails, call.\n3. Close.')).toEqual(
      [
        '1 ? In case of damage? | Yes* → 1a | No* → 2',
        '1a ask for a photo | → 2',
        '2 ? It fails? | Yes* → 2a | No* → 3',
        '2a call | → 3',
        '3 Close | → end',
      ],
    );
    expect(sketchOf('1. En cas de doute, demandez une photo.\n2. Fermez.', 'fr')[0]).toMatch(
      /^1 \? En cas de doute\s\? \| Oui\* → 1a \| Non\* → 2$/u,
    );
  });

  test('an arrow behind a question is not said', () => {
    expect(sketchOf('1. Is it about money? → Add the tag.\n2. Answer.').slice(0, 2)).toEqual([
      '1 ? Is it about money? | Yes* → 1a | No* → 2',
      '1a Add the tag | → 2',
    ]);
  });

  test('bold letters inside a word are no title', () => {
    expect(sketchOf('1. R**MA:** ask for the number.\n2. Close.')).toEqual([
      '1 RMA: ask for the number | → 2',
      '2 Close | → end',
    ]);
  });

  test('an answer belongs to the check behind the condition, not to the condition', () => {
    expect(
      sketchOf(
        '1. If a relative calls, check that a proxy is on file. If it is not, ask for one.\n2. Answer.',
      ),
    ).toEqual([
      '1 ? A relative calls? | Yes* → 1a | No* → 2',
      '1a check that a proxy is on file | → 1b',
      '1b ? A proxy is on file? | If it is not → 1c | Yes* → 2',
      '1c ask for one | → 2',
      '2 Answer | → end',
    ]);
  });

  test('the last of several actions ends a branch', () => {
    expect(sketchOf('1. If the caller shouts, warn them once and end the call.\n2. Log it.')).toEqual([
      '1 ? The caller shouts? | Yes* → 1a | No* → 2',
      '1a warn them once | → e1',
      'e1 ■ End the call',
      '2 Log it | → end',
    ]);
  });

  test('an ending of one case is not the ending of all', () => {
    expect(sketchOf('1. For gift cards, no refund is given. End.\n2. Refund the rest.')).toEqual([
      '1 For gift cards, no refund is given | → 2',
      '2 Refund the rest | → end',
    ]);
  });

  test('trying again repeats the step, starting over repeats all, a repetition alone repeats what comes before', () => {
    expect(
      sketchOf(
        '1. Open the door.\n2. Arm the alarm. If it beeps, check the windows, then try again.\n3. If it rings, start over.\n4. Repeat until it is quiet.',
      ),
    ).toEqual([
      '1 Open the door | → 2',
      '2 Arm the alarm | → 2a',
      '2a ? It beeps? | Yes* → 2b | No* → 3',
      '2b check the windows | « 2',
      '3 ? It rings? | Yes* « 1 | No* → 4',
      '4 Repeat until it is quiet | until it is quiet « 1 | → end',
    ]);
  });

  test.each([
    ['en', 'Refund the money if the parcel is lost, otherwise send a new one', 'Otherwise'],
    ['en', 'Refund the money if the parcel is lost. Otherwise, send a new one', 'Otherwise'],
    ['nl', 'Betaal het geld terug als het pakket weg is, anders stuur je een nieuw', 'Anders'],
    ['de', 'Erstatten Sie das Geld, wenn das Paket weg ist, sonst senden Sie ein neues', 'Sonst'],
    ['fr', 'Remboursez le client si le colis est perdu, sinon envoyez un autre colis', 'Sinon'],
    ['es', 'Devuelva el dinero si el paquete se perdió; de lo contrario, envíe otro', 'De lo contrario'],
  ])('another branch makes a condition of the "if" before it: %s, %s', (language, text, other) => {
    const [question, yes, no] = sketchOf(`1. ${text}.\n2. Log it.`, language);
    expect(question).toContain(`| ${other} → 1b`);
    expect(question).toMatch(/^1 \? .*\* → 1a/);
    expect(yes).toContain(text.slice(0, 8));
    expect(no).toMatch(/^1b /);
  });

  test.each([
    ['en', 'Is it lost?', 'Yes', 'write it off, then step 3'],
    ['en', 'Is it lost?', 'No', 'write it off and then on to step 3'],
    ['nl', 'Is het weg?', 'Ja', 'boek het af, daarna stap 3'],
    ['de', 'Ist es weg?', 'Ja', 'abschreiben, dann Schritt 3'],
    ['fr', 'Est-il perdu ?', 'Oui', 'notez la perte, puis étape 3'],
    ['es', '¿Se perdió?', 'Sí', 'anote la pérdida, luego paso 3'],
    ['lv', 'Vai tas ir pazudis?', 'Jā', 'norakstiet to, pēc tam 3. solis'],
    ['fil', 'Nawala ba ito?', 'Oo', 'itala ito, saka hakbang 3'],
  ])(
    '"then step 3" at the end of an action is a jump: %s %s %s: %s',
    (language, question, answer, action) => {
      const lines = sketchOf(`1. ${question}\n   - ${answer}: ${action}.\n2. A.\n3. B.`, language);
      expect(lines.find((line) => line.startsWith('1a '))).toContain('» 3');
    },
  );

  test.each([
    'Repeat **Call the customer** until somebody answers',
    'Repeat "Call the customer" the next day',
  ])('a step is repeated by its title: %s', (text) => {
    const lines = sketchOf(
      `1. **Call the customer.** Use the number of the order.\n2. ${text}.\n3. Close it.`,
    );
    expect(lines[1]).toContain('« 1');
  });

  test('behind a verb of checking the "if" stays the question', () => {
    expect(sketchOf('1. Ask if the parcel is lost, otherwise wait.\n2. Log it.')).toEqual([
      '1 Ask if the parcel is lost | → 1a',
      '1a ? The parcel is lost? | Otherwise → 1b | Yes* → 2',
      '1b wait | → 2',
      '2 Log it | → end',
    ]);
  });

  test('lines that begin with a typed letter are nested steps', () => {
    expect(
      sketchOf(
        '1. Test the lamp:\n   a. Plug it in.\n   b. Switch it on. If it stays dark, go to step 1a.\n2. Pack it.',
      ),
    ).toEqual([
      '1 Test the lamp | → 1.1',
      '1.1 Plug it in | → 1.2',
      '1.2 Switch it on | → 1.2a',
      '1.2a ? It stays dark? | Yes* « 1.1 | No* → 2',
      '2 Pack it | → end',
    ]);
  });

  test('paragraphs that begin with numbers of two levels are steps, in one paragraph or in several', () => {
    const expected = [
      '1 Rinse the probe | → 2',
      '2 ? The value is stable? | Yes* » 3 | If not « 1',
      '3 Write it down | → end',
    ];
    const lines = [
      '4.1 Rinse the probe.',
      '4.2 If the value is stable, go to 4.3. If not, repeat 4.1.',
      '4.3 Write it down.',
    ];
    for (const between of ['\n', '\n\n'])
      expect(sketchOf(`## 4. Procedure\n\n${lines.join(between)}\n`)).toEqual(expected);
  });

  test('a numbered phase of bullets stands among phases of numbered lists, and its name is a target', () => {
    const flows = flowsOf(
      '## Procedure\n\n### 1. Triage\n\n- Read the mail.\n- Ask who opened it.\n\n### 2. Recovery\n\n1. Give a new password.\n2. If it happens again, go back to Triage.\n',
    );
    expect(flows.map(({ phase }) => phase)).toEqual(['1. Triage', '2. Recovery']);
    expect(sketch(flows[1] as never)[1]).toBe('2 ? It happens again? | Yes* » e1 | No* → end');
    expect(flows[1]?.nodes.find(({ kind }) => kind === 'end')).toMatchObject({
      label: 'Read the mail',
      target: expect.stringMatching(/^#./),
    });
  });

  test('plain and slanted labels below a check are answers where one of them jumps', () => {
    expect(
      sketchOf(
        '1. Run the test.\n   - *active*: wait.\n   - *failed*: go to step 3.\n2. Check the lamp.\n   - Green: go to step 3.\n   - Red: call the lead.\n3. Log it.',
      ),
    ).toEqual([
      '1 ? Run the test | Active → 1a | Failed » 3',
      '1a wait | → 2',
      '2 ? Check the lamp | Green » 3 | Red → 2a',
      '2a call the lead | → 3',
      '3 Log it | → end',
    ]);
  });

  test('a list below a condition that closes a step is done in that case', () => {
    expect(
      sketchOf(
        '1. Start it again. If it fails a second time:\n   - call the lead\n   - note the error\n2. Log it.',
      ),
    ).toEqual([
      '1 Start it again | → 1a',
      '1a ? It fails a second time? | Yes* → 1b | No* → 2',
      '1b call the lead | → 1c',
      '1c note the error | → 2',
      '2 Log it | → end',
    ]);
  });

  test('two cases that leave nothing over have no third way', () => {
    expect(
      sketchOf(
        '1. Look at the item.\n   - If it is damaged, refund it.\n   - If it is not damaged, send it back.\n2. Log it.',
      )[0],
    ).toBe('1 ? Look at the item | It is damaged → 1a | It is not damaged → 1b');
  });
});

describe('forms of one language', () => {
  test.each([
    [
      'nl',
      'Is de lamp op voorraad, stuur hem vandaag. Anders bied je een tegoedbon aan.',
      '1 ? Is de lamp op voorraad? | Ja* → 1a | Anders → 1b',
    ],
    ['nl', 'Wanneer de klant belt, noteer het nummer.', '1 Wanneer de klant belt, noteer het nummer | → 2'],
    ['nl', 'Wacht even. Lukt het nog niet, herhaal dan stap 1 tot het werkt.', '1 Wacht even | → 1a'],
    [
      'nl',
      'Was het een cadeau? Zo ja, stuur een kaartje. Zo nee, doe niets.',
      '1 ? Was het een cadeau? | Zo ja → 1a | Zo nee → e1',
    ],
    [
      'nl',
      'Bepaal of de klacht gegrond is.\n   - Gegrond: bied excuses aan.\n   - Ongegrond: leg uit waarom.',
      '1 ? Bepaal of de klacht gegrond is | Gegrond → 1a | Ongegrond → 1b',
    ],
    [
      'de',
      'Ist die Lampe auf Lager, versenden Sie sie. Andernfalls fragen Sie nach.',
      '1 ? Ist die Lampe auf Lager? | Ja* → 1a | Andernfalls → 1b',
    ],
    ['de', 'Gehen Sie zum Lager, und fragen Sie nach.', '1 Gehen Sie zum Lager, und fragen Sie nach | → 2'],
    [
      'de',
      'Wenn der Kunde recht hat, wird der Betrag erstattet.',
      '1 ? Wenn der Kunde recht hat? | Ja* → 1a | Nein* → 2',
    ],
    [
      'de',
      'Falls er darauf besteht, den Fall an die Teamleitung übergeben.',
      '1 ? Falls er darauf besteht? | Ja* → 1a | Nein* → 2',
    ],
    [
      'fr',
      "S'il manque la facture, arrêtez-vous ici.",
      '1 ? Il manque la facture\u00a0? | Oui* → e1 | Non* → 2',
    ],
    [
      'fr',
      'Quand le client est une société, alors la facture part au siège.',
      '1 ? Le client est une société\u00a0? | Oui* → 1a | Non* → 2',
    ],
    [
      'es',
      'Verifique que la solicitud esté firmada. De no estarlo, devuélvala.',
      '1 Verifique que la solicitud esté firmada | → 1a',
    ],
    [
      'es',
      'Cuando el cliente sea una empresa, entonces pida el NIF.',
      '1 ? ¿El cliente sea una empresa? | Sí* → 1a | No* → 2',
    ],
    [
      'lv',
      'Pārbaudiet, vai prece ir noliktavā. Ja nav, piedāvājiet citu.',
      '1 Pārbaudiet, vai prece ir noliktavā | → 1a',
    ],
    [
      'lv',
      'Atkārtojiet 1.–2. soli, līdz viss ir izdarīts.',
      '1 Atkārtojiet 1.–2. soli, līdz viss ir izdarīts | līdz viss ir izdarīts « 1 | → 2',
    ],
    [
      'fil',
      'Kung hindi sumagot ang kustomer, tawagan siya.',
      '1 ? Hindi sumagot ang kustomer? | Oo* → 1a | Hindi* → 2',
    ],
    [
      'fil',
      'Kung sira ang lampara, palitan ito. Kung hindi, mag-alok ng voucher.',
      '1 ? Sira ang lampara? | Oo* → 1a | Kung hindi → 1b',
    ],
    [
      'en',
      'Should the customer object, explain the rules.',
      '1 ? Should the customer object? | Yes* → 1a | No* → 2',
    ],
    [
      'en',
      'When the customer is a company, then ask for the VAT number.',
      '1 ? The customer is a company? | Yes* → 1a | No* → 2',
    ],
  ])('%s: %s', (language, step, expected) => {
    expect(sketchOf(`1. ${step}\n2. ${language.toUpperCase()}.`, language)[0]).toBe(expected);
  });

  test.each([
    [
      'en',
      'If the customer is registered, greet them.',
      'If the customer is unregistered, ask for the name.',
    ],
    ['lv', 'Ja klients piekrīt, nosūtiet lampu.', 'Ja klients nepiekrīt, rakstiet vadītājam.'],
    ['nl', 'Als de klant tevreden is, bedank hem.', 'Als de klant ontevreden is, bel de teamleider.'],
    [
      'de',
      'Wenn die Lieferung vollständig ist, quittieren.',
      'Wenn die Lieferung unvollständig ist, reklamieren.',
    ],
  ])('%s: two steps that are opposites are one decision', (language, one, other) => {
    const [first, ...rest] = sketchOf(`1. ${one}\n2. ${other}\n3. X.`, language);
    expect(first).toMatch(/^1 \? .* → 1a \| .+ → 2$/u);
    expect(rest.some((line) => line.startsWith('2 ?'))).toBe(false);
  });
});
