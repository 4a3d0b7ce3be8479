import type { RuleTranslations } from '../texts.ts';

export const terms: RuleTranslations = {
  'duplicate-term': {
    summary: 'Een begrip dat twee keer wordt uitgelegd',
    why: 'Twee uitleggen van één woord groeien uit elkaar, en een lezer vindt er maar één.',
    messages: {
      same: {
        reason: 'Onverwachte tweede uitleg van `{term}`, verwacht er één',
        hint: 'Haal een van de twee weg: ze zeggen hetzelfde.',
        cause: 'De eerste uitleg',
        fix: 'Haal de tweede uitleg weg',
      },
      differs: {
        reason: 'Onverwachte tweede uitleg van `{term}` met een andere betekenis, verwacht er één',
        hint: 'Zet alles bij elkaar in één uitleg, of geef de twee dingen twee namen.',
        cause: 'De eerste uitleg',
      },
    },
  },
  'undefined-acronym': {
    summary: 'Een afkorting die nergens wordt uitgelegd',
    why: 'Wie de SOP schreef, kent de afkorting; de nieuwe collega die de SOP het hardst nodig heeft niet, en die vraagt het niet midden in een gesprek.',
    messages: {
      undefined: {
        reason: 'Onverwachte afkorting `{acronym}`, verwacht bij `{section}` wat zij betekent',
        hint: 'Zet `- **{acronym}**: wat het betekent` onder `{section}`. Kent iedereen hier haar? Zet haar dan in `sop.yaml` bij `acronyms`.',
        fix: 'Voeg `{acronym}` toe aan `{section}`',
      },
    },
  },
  'unused-term': {
    summary: 'Een begrip dat wordt uitgelegd en nergens wordt gebruikt',
    why: 'Elke uitleg kost de lezer tijd. Een uitleg van een woord dat niet voorkomt, is blijven staan, of de SOP gebruikt voor hetzelfde een ander woord.',
    messages: {
      unused: {
        reason: 'Onverwachte uitleg van `{term}`, verwacht een tekst die het woord gebruikt',
        hint: 'Haal de uitleg weg, verplaats hem naar de gedeelde begrippenlijst, of gebruik in de tekst hetzelfde woord.',
      },
    },
  },
};
