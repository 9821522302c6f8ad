/** Items of APPI Art. 78(1) by which a keeper may withhold a line; how many there are is the law's to say. */
export const exclusions = [
  'APPI_78_1_1',
  'APPI_78_1_2',
  'APPI_78_1_3',
  'APPI_78_1_4',
  'APPI_78_1_5',
  'APPI_78_1_6',
  'APPI_78_1_7',
] as const;

export type Exclusion = (typeof exclusions)[number];

/** Why something of a history is withheld. */
export type Withheld = Exclusion | 'ACT_9_6';
