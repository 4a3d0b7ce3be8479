import { describe, expect, test } from 'vitest';
import { sketchOf } from './sketch.ts';

describe('a question with labelled answers', () => {
  test('the example that templates write', () => {
    expect(
      sketchOf(`
1. **Find the order.** Search the shop by order number or e-mail address.
2. Is the order older than 30 days?
   - **Yes:** Explain the 30-day rule and go to **Close the ticket**.
   - **No:** Ask for a photo of the item.
3. Does the photo show a defect?
   - **Yes:** Go on.
   - **No:** Ask once more for a clear photo, then repeat step 3.
   - **No reply within 48 hours:** Go to **Close the ticket**.
4. Is the amount over € 200?
   - **Yes:** Escalate to @team-lead and wait for the answer.
     - **Approved:** Go on.
     - **Declined:** Go to **Close the ticket**.
   - **No:** Go on.
5. **Refund the payment.** Follow [Refund a payment](refund-payment.md).
6. **Close the ticket.** Set it to *Solved*. End.`),
    ).toEqual([
      '1 Find the order | → 2',
      '2 ? Is the order older than 30 days? | Yes → 2a | No → 2b',
      '2a Explain the 30-day rule | » 6',
      '2b Ask for a photo of the item | → 3',
      '3 ? Does the photo show a defect? | Yes → 4 | No → 3a | No reply within 48 hours » 6',
      '3a Ask once more for a clear photo | « 3',
      '4 ? Is the amount over € 200? | Yes → 4a | No → 5',
      '4a ? Escalate to @team-lead and wait for the answer | Approved → 5 | Declined » 6',
      '5 § Refund the payment | → 6',
      '6 Close the ticket | → e1',
      'e1 ■ End',
    ]);
  });

  test('answers with a dash, an arrow or a task box; cases under "depending on"', () => {
    expect(
      sketchOf(`
1. Is the parcel open?
   - [ ] Yes → take a photo
   - [ ] No - put it back
2. Depending on what the customer wants:
   - **Refund:** go to step 4.
   - **Exchange:** send a new lamp.
3. Log the case.
4. Refund the payment.`),
    ).toEqual([
      '1 ? Is the parcel open? | Yes → 1a | No → 1b',
      '1a take a photo | → 2',
      '1b put it back | → 2',
      '2 ? Depending on what the customer wants | Refund » 4 | Exchange → 2a',
      '2a send a new lamp | → 3',
      '3 Log the case | → 4',
      '4 Refund the payment | → end',
    ]);
  });

  test('labels without a question are details', () => {
    expect(
      sketchOf(`
1. Write down:
   - **Name:** as on the order
   - **Address:** with the postcode
2. Check these points:
   - **Colour:** is it the right one?
   - **Size:** does it fit?`),
    ).toEqual(['1 Write down | → 2', '2 Check these points | → end']);
  });

  test('labels without a question are answers where one of them jumps or ends', () => {
    expect(
      sketchOf(`
1. Look at the stock.
   - **In stock:** Send the lamp.
   - **Sold out:** Go to step 3.
2. Wait for the carrier.
3. Close the ticket.`),
    ).toEqual([
      '1 ? Look at the stock | In stock → 1a | Sold out » 3',
      '1a Send the lamp | → 2',
      '2 Wait for the carrier | → 3',
      '3 Close the ticket | → end',
    ]);
  });

  test('a nested ordered list holds the steps of its answer', () => {
    expect(
      sketchOf(`
1. Is the amount over € 200?
   - **Yes:**
     1. Ask the team lead.
     2. Write down the answer.
   - **No:** Refund it.
2. Close the ticket.`),
    ).toEqual([
      '1 ? Is the amount over € 200? | Yes → 1a | No → 1c',
      '1a Ask the team lead | → 1b',
      '1b Write down the answer | → 2',
      '1c Refund it | → 2',
      '2 Close the ticket | → end',
    ]);
  });

  test('a missing partner goes on; a label with nothing behind it is marked', () => {
    expect(
      sketchOf(`
1. Is it a gift?
   - **Yes:** Leave the invoice out.
2. Is it paid?
   - **Yes:** Send it.
   - **No**
3. Close the order.`),
    ).toEqual([
      '1 ? Is it a gift? | Yes → 1a | No* → 2',
      '1a Leave the invoice out | → 2',
      '2 ? Is it paid? | Yes → 2a | No! → 3',
      '2a Send it | → 3',
      '3 Close the order | → end',
    ]);
  });
});

describe('conditions in prose', () => {
  test('a step that begins with a condition carries the number, its action the letter', () => {
    expect(
      sketchOf(`
1. Find the order.
2. If the parcel is late, call the carrier. Ask for the depot.
3. If the item is sold out: offer another colour
4. If the customer agrees then send it.
5. Unless the customer has paid, do not send anything.`),
    ).toEqual([
      '1 Find the order | → 2',
      '2 ? The parcel is late? | Yes* → 2a | No* → 3',
      '2a call the carrier | → 3',
      '3 ? The item is sold out? | Yes* → 3a | No* → 4',
      '3a offer another colour | → 4',
      '4 ? The customer agrees? | Yes* → 4a | No* → 5',
      '4a send it | → 5',
      '5 ? The customer has paid? | No* → 5a | Yes* → end',
      '5a do not send anything | → end',
    ]);
  });

  test('the other branch: otherwise, if not, if so', () => {
    expect(
      sketchOf(`
1. If the customer paid by card, refund the card. Otherwise, send a gift card.
2. Check that the address is complete. If not, ask the customer.
3. Ask whether the customer is happy. If so, close the ticket. If not, go back to step 1.
4. Refund the payment; if it fails, call finance.`),
    ).toEqual([
      '1 ? The customer paid by card? | Yes* → 1a | Otherwise → 1b',
      '1a refund the card | → 2',
      '1b send a gift card | → 2',
      '2 Check that the address is complete | → 2a',
      '2a ? The address is complete? | If not → 2b | Yes* → 3',
      '2b ask the customer | → 3',
      '3 Ask whether the customer is happy | → 3a',
      '3a ? The customer is happy? | If so → e1 | If not « 1',
      'e1 ■ Close the ticket',
      '4 Refund the payment | → 4a',
      '4a ? It fails? | Yes* → 4b | No* → end',
      '4b call finance | → end',
    ]);
  });

  test('the other branch as the next step', () => {
    expect(
      sketchOf(`
1. If an order is missing, then page the warehouse.
2. If no order is missing, then write a note.
3. If it is urgent, call.
4. Otherwise, write an e-mail.
5. Click **Yes** if the customer agrees.
6. Click **No** if the customer does not agree.
7. Log it.`),
    ).toEqual([
      '1 ? An order is missing? | Yes* → 1a | No order is missing → 2',
      '1a page the warehouse | → 3',
      '2 write a note | → 3',
      '3 ? It is urgent? | Yes* → 3a | Otherwise → 4',
      '3a call | → 5',
      '4 write an e-mail | → 5',
      '5 ? The customer agrees? | Yes* → 5a | The customer does not agree → 6',
      '5a Click Yes | → 7',
      '6 Click No | → 7',
      '7 Log it | → end',
    ]);
  });

  test('answers in paragraphs of their own, and in the step after a check', () => {
    expect(
      sketchOf(`
1. Open the catalogue.
   - Look for the lamp.

   Is the lamp on the list?

   If yes, proceed to step 3.

   If no, contact the warehouse.
2. Look at the screen - do you see an order?
3. If not, go back to step #1 and reload it.
4. **Judge it.** Is it enough to answer?
   - If NO, read more and go back to step 3 (look).
   - If YES, proceed to step 5.
5. Answer.`),
    ).toEqual([
      '1 Open the catalogue | → 1a',
      '1a ? Is the lamp on the list? | If yes » 3 | If no → 1b',
      '1b contact the warehouse | → 2',
      '2 Look at the screen - do you see an order? | → 3',
      '3 ? Do you see an order? | If not → 3a | Yes* → 4',
      '3a go back to step #1 and reload it | « 1',
      '4 ? Judge it | If NO → 4a | If YES » 5',
      '4a read more and go back to step 3 (look) | « 3',
      '5 Answer | → end',
    ]);
  });

  test('a condition without a comma, a colon or a full stop', () => {
    expect(
      sketchOf(`
1. If the build fails contact the lead.
2. If you want to add a colour click **Save**.
3. If the shop is down
   - look at the status page
   - restart it
4. If \`a\`, \`b\` or \`c\` is there, add it.
5. If you agree, sign, and send it back.`),
    ).toEqual([
      '1 ? The build fails? | Yes* → 1a | No* → 2',
      '1a contact the lead | → 2',
      '2 ? You want to add a colour? | Yes* → 2a | No* → 3',
      '2a click Save | → 3',
      '3 ? The shop is down? | Yes* → 3a | No* → 4',
      '3a look at the status page | → 3b',
      '3b restart it | → 4',
      '4 ? A, b or c is there? | Yes* → 4a | No* → 5',
      '4a add it | → 5',
      '5 ? You agree? | Yes* → 5a | No* → end',
      '5a sign, and send it back | → end',
    ]);
  });

  test('cases that begin with a condition, in bullets and in a numbered list', () => {
    expect(
      sketchOf(`
1. Look at the photo.
   1. If it shows damage, refund the customer.
   2. If it shows nothing:
      - Ask for another photo.
      - Wait 2 days, then go back to step 1.
   3. Otherwise, ask the warehouse.
2. Answer the customer.
   - If they are angry, call them.
   - If they are happy, thank them.
3. Close the ticket.`),
    ).toEqual([
      '1 ? Look at the photo | It shows damage → 1a | It shows nothing → 1b | Otherwise → 1d',
      '1a refund the customer | → 2',
      '1b Ask for another photo | → 1c',
      '1c Wait 2 days [Wait 2 days] | « 1',
      '1d ask the warehouse | → 2',
      '2 ? Answer the customer | They are angry → 2a | They are happy → 2b | Otherwise* → 3',
      '2a call them | → 3',
      '2b thank them | → 3',
      '3 Close the ticket | → end',
    ]);
  });

  test('one condition among other bullets is a decision of its own', () => {
    expect(
      sketchOf(`
1. Pack the lamp.
   - Use paper.
   - If the lamp is large, use two boxes.
2. Ship it.`),
    ).toEqual([
      '1 Pack the lamp | → 1a',
      '1a ? The lamp is large? | Yes* → 1b | No* → 2',
      '1b use two boxes | → 2',
      '2 Ship it | → end',
    ]);
  });

  test('brackets, a condition set apart at the end, a jump under a condition', () => {
    expect(
      sketchOf(`
1. (Card payments only) Refund the card.
2. [Only if the shop asks] Send the invoice.
3. Ask for a photo, if the item is damaged.
4. Go back to step 1 if the payment fails.
5. Log it.`),
    ).toEqual([
      '1 ? Card payments? | Yes* → 1a | No* → 2',
      '1a Refund the card | → 2',
      '2 ? The shop asks? | Yes* → 2a | No* → 3',
      '2a Send the invoice | → 3',
      '3 ? The item is damaged? | Yes* → 3a | No* → 4',
      '3a Ask for a photo | → 4',
      '4 ? The payment fails? | Yes* « 1 | No* → 5',
      '5 Log it | → end',
    ]);
  });

  test('a question that goes on with what to do', () => {
    expect(
      sketchOf(`
1. Inspect the parcel.
   - Damage? Take a photo
2. All complete? Send it and close the order.
3. Log it.`),
    ).toEqual([
      '1 Inspect the parcel | → 1a',
      '1a ? Damage? | Yes* → 1b | No* → 2',
      '1b Take a photo | → 2',
      '2 ? All complete? | Yes* → 2a | No* → 3',
      '2a Send it and close the order | → 3',
      '3 Log it | → end',
    ]);
  });

  test('a condition before the whole list, as heading or as announcement', () => {
    expect(
      sketchOf(`## Procedure

If the key was replaced:

1. Tell the warehouse.
2. Test the key.`),
    ).toEqual([
      'c1 ? The key was replaced? | Yes* → 1 | No* → end',
      '1 Tell the warehouse | → 2',
      '2 Test the key | → end',
    ]);
    expect(
      sketchOf(`## Steps

### If the shop is down

1. Open the status page.
2. Post a notice.`),
    ).toEqual([
      'c1 ? The shop is down? | Yes* → 1 | No* → end',
      '1 Open the status page | → 2',
      '2 Post a notice | → end',
    ]);
  });
});

describe('no decision', () => {
  test.each([
    ['a question without answers', 'Is there a bug?'],
    ['a question for a fact', 'Why did it break? Look into the log.'],
    ['a check', 'Check whether the lamp is in stock.'],
    ['an order in time', 'When the page has loaded, press **Save**.'],
    ['an order in time', 'Once the customer has answered, close the ticket.'],
    ['a condition behind the action', 'Tell the customer if the lamp is sold out.'],
    ['what will happen by itself', 'Send the mail. If it bounces, the shop will tell you.'],
    ['a remark', '**Note:** Be friendly. If the customer shouts, be friendly.'],
    ['where the condition ends nobody can tell', 'If in doubt.'],
    ['words in code', 'Run `if stock, then send`.'],
  ])('%s: %s', (_, text) => {
    expect(
      sketchOf(`1. ${text}\n2. Log it.`).filter((line) => line.includes('? ') && line.includes('Yes')),
    ).toEqual([]);
  });

  test('"if needed" makes a step optional', () => {
    expect(
      sketchOf(
        '1. (Optional) Add a note.\n2. If needed, call the customer.\n3. Print the label where necessary.',
      ),
    ).toEqual([
      '1 Add a note (optional) | → 2',
      '2 If needed, call the customer (optional) | → 3',
      '3 Print the label where necessary (optional) | → end',
    ]);
  });

  test('what stands behind "you are done" in the last step is a remark', () => {
    expect(
      sketchOf("1. Send it.\n2. Great, you're done! If the customer writes again, open a new ticket."),
    ).toEqual(['1 Send it | → 2', "2 Great, you're done! | → end"]);
  });
});

describe('other languages', () => {
  test.each([
    [
      'nl',
      `1. Als de klant met een kaart heeft betaald, stort dan het bedrag terug. Anders stuurt u een cadeaubon.
2. Controleer of het adres klopt. Zo niet, vraag de klant.
3. Is de lamp stuk?
   - **Ja:** Vraag om een foto.
   - **Nee:** Ga naar stap 5.
4. Als u wilt afwijken kunt u een andere kleur kiezen.
5. Zo nodig, bel de klant.`,
      [
        '1 ? Als de klant met een kaart heeft betaald? | Ja* → 1a | Anders → 1b',
        '1a stort dan het bedrag terug | → 2',
        '1b stuurt u een cadeaubon | → 2',
        '2 Controleer of het adres klopt | → 2a',
        '2a ? Het adres klopt? | Zo niet → 2b | Ja* → 3',
        '2b vraag de klant | → 3',
        '3 ? Is de lamp stuk? | Ja → 3a | Nee » 5',
        '3a Vraag om een foto | → 4',
        '4 ? Als u wilt afwijken? | Ja* → 4a | Nee* → 5',
        '4a kunt u een andere kleur kiezen | → 5',
        '5 Zo nodig, bel de klant (optional) | → end',
      ],
    ],
    [
      'de',
      `1. Wenn der Kunde mit Karte bezahlt hat, erstatte den Betrag. Andernfalls schicke einen Gutschein.
2. Ist die Lampe kaputt?
   - **Ja:** Weiter mit Schritt 3.
   - **Nein:** Bitte um ein Foto.
3. Schließe das Ticket.`,
      [
        '1 ? Wenn der Kunde mit Karte bezahlt hat? | Ja* → 1a | Andernfalls → 1b',
        '1a erstatte den Betrag | → 2',
        '1b schicke einen Gutschein | → 2',
        '2 ? Ist die Lampe kaputt? | Ja » 3 | Nein → 2a',
        '2a Bitte um ein Foto | → 3',
        '3 Schließe das Ticket | → end',
      ],
    ],
    [
      'fr',
      `1. Si le client a payé par carte, remboursez la carte. Sinon, envoyez un bon.
2. La lampe est-elle cassée ?
   - **Oui :** passez à l'étape 3.
   - **Non :** demandez une photo.
3. Fermez le ticket.`,
      [
        '1 ? Le client a payé par carte\u00a0? | Oui* → 1a | Sinon → 1b',
        '1a remboursez la carte | → 2',
        '1b envoyez un bon | → 2',
        '2 ? La lampe est-elle cassée ? | Oui » 3 | Non → 2a',
        '2a demandez une photo | → 3',
        '3 Fermez le ticket | → end',
      ],
    ],
    [
      'es',
      `1. Si el cliente pagó con tarjeta, devuelva el importe. De lo contrario, envíe un vale.
2. ¿La lámpara está rota?
   - **Sí:** vaya al paso 3.
   - **No:** pida una foto.
3. Cierre el ticket.`,
      [
        '1 ? ¿El cliente pagó con tarjeta? | Sí* → 1a | De lo contrario → 1b',
        '1a devuelva el importe | → 2',
        '1b envíe un vale | → 2',
        '2 ? ¿La lámpara está rota? | Sí » 3 | No → 2a',
        '2a pida una foto | → 3',
        '3 Cierre el ticket | → end',
      ],
    ],
    [
      'lv',
      `1. Ja klients maksāja ar karti, atmaksājiet summu. Pretējā gadījumā nosūtiet dāvanu karti.
2. Vai lampa ir salauzta?
   - **Jā:** pārejiet uz 3. soli.
   - **Nē:** palūdziet fotogrāfiju.
3. Aizveriet pieteikumu.`,
      [
        '1 ? Klients maksāja ar karti? | Jā* → 1a | Pretējā gadījumā → 1b',
        '1a atmaksājiet summu | → 2',
        '1b nosūtiet dāvanu karti | → 2',
        '2 ? Vai lampa ir salauzta? | Jā » 3 | Nē → 2a',
        '2a palūdziet fotogrāfiju | → 3',
        '3 Aizveriet pieteikumu | → end',
      ],
    ],
    [
      'fil',
      `1. Kung nagbayad ang kustomer gamit ang card, ibalik ang bayad. Kung hindi, magpadala ng gift card.
2. Sira ba ang lampara?
   - **Oo:** Pumunta sa hakbang 3.
   - **Hindi:** Humingi ng larawan.
3. Isara ang ticket.`,
      [
        '1 ? Nagbayad ang kustomer gamit ang card? | Oo* → 1a | Kung hindi → 1b',
        '1a ibalik ang bayad | → 2',
        '1b magpadala ng gift card | → 2',
        '2 ? Sira ba ang lampara? | Oo » 3 | Hindi → 2a',
        '2a Humingi ng larawan | → 3',
        '3 Isara ang ticket | → end',
      ],
    ],
  ])('%s', (language, markdown, expected) => {
    expect(sketchOf(markdown, language)).toEqual(expected);
  });

  test('words of one language are not those of another: "ja" is yes in Dutch, "if" in Latvian', () => {
    const markdown = '1. Ja, bel de klant.\n2. Klaar.';
    expect(sketchOf(markdown, 'nl')[0]).toBe('1 Ja, bel de klant | → 2');
    expect(sketchOf('1. Ja klients zvana, atbildiet.\n2. Viss.', 'lv')[0]).toBe(
      '1 ? Klients zvana? | Jā* → 1a | Nē* → 2',
    );
  });
});
