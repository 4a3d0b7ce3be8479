/**
 * What the author of each sample SOP meant, written by hand: for every way that is not "do this, then the next" its answer and target
 * (`→` on, `↑` back), `■` an ending, `▲` handed over, `▣` another SOP, `(Yes)` an answer that the text leaves to the reader of an "If".
 */
export const shapes: Record<string, string> = {
  'customer-support/account-takeover': `
    1 ⏱ within 15 minutes
    1.1 in 1
    1.2 in 1
    1.3 in 1
    1.4 in 1
    2 if an order has left the warehouse today
    2 (Yes) → 2a
    2 (No) → 3
    4 Yes → 7
    4 One of them → 4a
    4 No, or no reply within 24 hours → 5
    4a ↑ 4
    6 Yes → 6a
    6 No → ■ Locked until the owner proves it
    6a ▲ on-call
    8 Yes → 8a
    8 No → 9
    8a waits for @privacy-officer
    8a ⏱ within 4 hours
    8a Must be reported → 8b
    8a Need not be reported → 9
    10 Yes → 10a
    10 No → 11
    11 → ■ End`,
  'customer-support/complaint': `
    4 Yes → 4a
    4 No → 5
    4a ▣ unsafe-lamp.md
    4a → ■ Treated as a safety case
    5 A lamp or a bill → 5a
    5 A delivery → 5b
    5 One of us → 5c
    5 A rule of the shop → 6
    5a ▣ refund-customer.md
    5a → 7
    5b ▣ ../operations/lost-parcel.md
    5b → 7
    5c ▲ team-lead
    5c ⏱ within 1 hour
    7 Yes → 10
    7 No → 8
    7 No reply within 3 workdays → 10
    9 Yes → 10
    9 No → 9a
    9a waits for @team-lead
    9a A better offer → 9b
    9a No more offers → 9c
    9b → 10
    11 if the same cause came up three times this month
    11 (Yes) → 11a
    11 (No) → 12
    12 → ■ End`,
  'customer-support/complaint.nl': `
    4 Ja → 4a
    4 Nee → 5
    4a ▣ unsafe-lamp.md
    4a → ■ Behandeld als veiligheidszaak
    5 Een lamp of een rekening → 5a
    5 Een levering → 5b
    5 Een van ons → 5c
    5 Een regel van de winkel → 6
    5a ▣ refund-customer.nl.md
    5a → 7
    5b ▣ ../operations/lost-parcel.nl.md
    5b → 7
    5c ▲ team-lead
    5c ⏱ binnen 1 uur
    7 Ja → 10
    7 Nee → 8
    7 Geen reactie binnen 3 werkdagen → 10
    9 Ja → 10
    9 Nee → 9a
    9a waits for @team-lead
    9a Een beter aanbod → 9b
    9a Geen aanbod meer → 9c
    9b → 10
    11 if dezelfde oorzaak deze maand drie keer voorkwam
    11 (Ja) → 11a
    11 (Nee) → 12
    12 → ■ Einde`,
  'customer-support/customer-meeting': `
    # Before
    2 Yes → 2a
    2 No → 3
    3 ⏱ at least 2 workdays
    4 if the customer comes to the showroom
    4 (Yes) → 4a
    4 (No) → end
    # During
    3 A price below the list → 3a
    3 A lamp made to measure → 3b
    3 No → 4
    3a ⏱ within 1 workday
    3a → 4
    3b ⏱ within 5 workdays
    5 Yes → 5a
    5 No → 6
    5a ↑ 4
    # After
    1 ⏱ within 1 workday
    3 Yes → 3a
    3 No → 4
    3a ▣ escalate-ticket.md
    4 → ■ End`,
  'customer-support/data-request': `
    2 ⏱ within 2 workdays
    3 Yes, the message came through the account → 4
    3 Yes, the address is the one of the account → 4
    3 No → 5
    4 A copy → 7
    4 A correction → 4a
    4 Deletion → 9
    4 Something else → 4b
    4a → 12
    4b ▲ privacy-officer
    6 Yes ↑ 4
    6 No → 6a
    6a → ■ Not identified
    8 Yes → 8a
    8 No → 12
    8a → 12
    10 Yes → 10a
    10 No → 11
    10a waits for @privacy-officer
    10a Delete now → 11
    10a Delete later → 10b
    10b → 12
    13 → ■ Answered`,
  'customer-support/escalate-ticket': `
    2 Yes → 2a
    2 No → 3
    2a → ■ No escalation needed
    3 P1, the shop is down → 3a
    3 P1, somebody is in danger → 3b
    3 P2 or P3 → 4
    3a ▣ ../operations/outage-notice.md
    3a → ■ Handled as an outage
    3b ▣ unsafe-lamp.md
    3b → ■ Handled as a safety case
    4.1 in 4
    4.2 in 4
    4.3 in 4
    4.4 in 4
    6 waits for @team-lead
    6 ⏱ wait up to 2 hours
    6 Answer received → 9
    6 A question comes back → 6a
    6 No answer in time → 7
    6a ↑ 4
    8 Yes → 9
    8 No → 8a
    8a ▲ shop-owner
    9 ⏱ within 1 hour
    10 optional`,
  'customer-support/refund-customer': `
    2 Changed their mind → 3
    2 Broken, wrong or incomplete → 6
    2 Charged twice → 8
    2 The parcel never came → 2a
    2a ▣ ../operations/lost-parcel.md
    2a → ■ End
    3 Yes → 4
    3 No → 3a
    3a → 14
    5 Yes → 10
    5 No → 5a
    5a → 14
    7 Yes → 10
    7 No → 7a
    7 No reply within 48 hours → 14
    7a ↑ 6
    9 Yes → 10
    9 No → 9a
    9a ⏱ within 5 workdays
    9a → 14
    10 Yes → 10a
    10 No → 11
    10a waits for @team-lead
    10a Approved → 11
    10a Declined → 10b
    10b → 14
    11 ▣ refund-payment.md
    12 if the customer bought for a company
    12 (Yes) → 12a
    12 (No) → 13
    13 optional
    14 → ■ End`,
  'customer-support/refund-customer.nl': `
    2 Bedacht zich → 3
    2 Kapot, verkeerd of niet compleet → 6
    2 Twee keer afgeschreven → 8
    2 Het pakket is nooit gekomen → 2a
    2a ▣ ../operations/lost-parcel.nl.md
    2a → ■ Einde
    3 Ja → 4
    3 Nee → 3a
    3a → 14
    5 Ja → 10
    5 Nee → 5a
    5a → 14
    7 Ja → 10
    7 Nee → 7a
    7 Geen reactie binnen 48 uur → 14
    7a ↑ 6
    9 Ja → 10
    9 Nee → 9a
    9a ⏱ binnen 5 werkdagen
    9a → 14
    10 Ja → 10a
    10 Nee → 11
    10a waits for @team-lead
    10a Akkoord → 11
    10a Afgewezen → 10b
    10b → 14
    11 ▣ refund-payment.md
    12 if de klant voor een bedrijf kocht
    12 (Ja) → 12a
    12 (Nee) → 13
    13 optional
    14 → ■ Einde`,
  'customer-support/refund-payment': `
    2 Yes, all of it → 2a
    2 Yes, a part of it → 2b
    2 No → 3
    2a → ■ Already refunded
    3 Card or bank → 3a
    3 Gift card → 3b
    3 The card or account no longer exists → 4
    3a → 6
    3b → 6
    5 Yes → 5a
    5 No → 5c
    5a waits for @team-lead
    5a Transfer made → 6
    5a Transfer refused → 5b
    5b ↑ 4
    5c → ■ Refused, kept in the ticket`,
  'customer-support/service-standards': `
    # Rules and access
    # Answers
    # Tone and accuracy
    # Machines
    # Team`,
  'customer-support/unsafe-lamp': `
    2 Yes → 2a
    2 No → 3
    2a ▲ operations-lead
    4 Yes → 4a
    4 No → 4b
    4a → 5
    7 waits for @operations-lead
    7 ⏱ within 1 hour
    7 Stop sale → 8
    7 One broken lamp → 10
    7 More to find out → 7a
    7a ↑ 3
    8 by warehouse
    8 ⏱ within 2 hours
    11 A new lamp → 11a
    11 The money → 11b
    11a → 12
    11b ▣ refund-payment.md
    12 → ■ End`,
  'customer-support/where-is-my-order': `
    2 Not sent yet → 3
    2 A scan of the last 5 workdays → 5
    2 No scan for 5 workdays → 6
    2 Delivered → 2a
    2a ▣ ../operations/lost-parcel.md
    2a → ■ End
    4 Yes → 4a
    4 No → 8
    4a → 8
    5 → 8
    7 ▣ ../operations/lost-parcel.md
    8 → ■ End`,
  'operations/lost-parcel': `
    2 On its way, less than 5 workdays ago → 3
    2 Delivered → 5
    2 On its way back to us → 2a
    2 Nothing for 5 workdays → 7
    2a ▲ warehouse
    4 Yes → 12
    4 No ↑ 1
    6 Yes → 12
    6 No → 7
    6 No reply within 3 workdays → 12
    8 Found ↑ 3
    8 Lost → 9
    8 No answer → 9
    9 Yes → 9a
    9 No → 10
    9a waits for @operations-lead
    9a Approved → 10
    9a Declined → 9b
    9c ▲ team-lead
    10 A new lamp → 10a
    10 The money → 10b
    10a → 11
    10b ▣ ../customer-support/refund-payment.md
    11 ⏱ within 10 workdays
    12 → ■ End`,
  'operations/lost-parcel.nl': `
    2 Onderweg, minder dan 5 werkdagen geleden → 3
    2 Bezorgd → 5
    2 Op weg terug naar ons → 2a
    2 Niets sinds 5 werkdagen → 7
    2a ▲ warehouse
    4 Ja → 12
    4 Nee ↑ 1
    6 Ja → 12
    6 Nee → 7
    6 Geen reactie binnen 3 werkdagen → 12
    8 Gevonden ↑ 3
    8 Kwijt → 9
    8 Geen antwoord → 9
    9 Ja → 9a
    9 Nee → 10
    9a waits for @operations-lead
    9a Akkoord → 10
    9a Afgewezen → 9b
    9c ▲ team-lead
    10 Een nieuwe lamp → 10a
    10 Het geld → 10b
    10a → 11
    10b ▣ ../customer-support/refund-payment.md
    11 ⏱ binnen 10 werkdagen
    12 → ■ Einde`,
  'operations/opening-hours': `
    2 A day off or fewer hours → 5
    2 More hours or a new channel → 3
    2 Closing a channel for good → 2a
    2a waits for @shop-owner
    2a Agreed → 7
    2a Not agreed → ■ Nothing changes
    4 Yes → 5
    4 No → 4a
    4a → ■ Nothing changes
    6 Yes → 7
    6 No → 6a
    6a ↑ 5
    7 ⏱ at least 10 workdays
    9 ⏱ after 4 weeks
    10 Yes → ■ End
    10 No ↑ 1`,
  'operations/outage-notice': `
    2 Yes → 3
    2 No → 2a
    2a → ■ No outage
    3 by on-call
    3 ⏱ within 10 minutes
    4 The whole shop → 5
    4 Only payments → 4a
    4 Only a carrier or a map → 4b
    4a → 5
    4b → ■ No notice needed
    5 by agent
    5 ⏱ within 20 minutes
    7 ⏱ every 30 minutes
    8 Yes → 9
    8 No ↑ 7
    8 No, for 4 hours → 8a
    8a ↑ 7
    10 Yes → 10a
    10 No → 11
    11 by operations-lead
    11 ⏱ within 2 workdays
    12 ⏱ within 5 workdays
    12 → ■ End`,
  'people/first-day': `
    # The week before
    1 by team-lead
    2 by people-lead
    2 ⏱ at least 5 workdays
    3 Yes → 4
    3 No → 3a
    3a waits for @on-call
    3a Ready by nine → 4
    3a Not ready → 3b
    4 by Buddy
    # The morning
    1 by team-lead
    2 by people-lead
    3 by Buddy
    4 by Buddy
    # The afternoon
    2 Yes → 3
    2 No → 2a
    2 No, after two hours → 2b
    2a ↑ 2
    4 optional
    5 by team-lead
    6 if the new colleague found something missing in an SOP
    6 (Yes) → 6a
    6 (No) → end`,
};
