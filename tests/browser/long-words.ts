const word = 'Rechtsschutzversicherungsgesellschaften';
const other = 'Gleichbehandlungsbeauftragte';

const blocks: Readonly<Record<string, string>> = {
  prose: `${word}, **${word}**, rechtsschutzversicherung\\@gleichbehandlung.example.org and \`npm-run-dispatch--url-courses.example.org/allyship\`\n\n### ${word}\n\n- ${other}`,
  table: `| Organisation | Department | Responsibility | Communication | Accessibility |
|---|---|---|---|---|
| Headquarters | Administration | Coordination | Announcements | ${other} |`,
  code: '```\nnpm run dispatch -- --url https://courses.example.org/allyship/ --locale fr\n```',
  choice: `:::choice w-choice\n\n${word}?\n\n- [x] ${word}\n  > ${word}\n- [ ] Other\n  > ${other}\n\n:::`,
  sort: `:::sort w-sort\n\n${word}?\n\n- ${word}: ${word}\n  > ${word}\n- ${other}: ${other}\n  > ${word}\n\n:::`,
  disclosure: `:::disclosure w-disclosure\n\n### ${word}\n\n${word}\n\n:::`,
  scene: `:::scene w-scene stage=meeting\n\n- **Huw** (warm): ${word}\n- **${word}**: ${other}\n\n${word}\n\n### ${word}\n\n${word}\n\n:::`,
  pairs: `:::pairs w-pairs\n\n### ${word} {art=hurdles}\n\n${word}\n\n- ${word}: ${other}\n- ${other}: ${word}\n\n:::`,
  phrases: `:::phrases w-phrases\n\n### ${word}\n\n- ${word}\n\n:::`,
  slider: `:::slider w-slider\n\n${word}?\n\n1. Never\n2. ${word}\n\n:::`,
  reveal: `:::reveal w-reveal answer=16 max=50 unit="${other}"\n\n${word}?\n\n> ${word}\n\n:::`,
  chart: `:::chart w-chart\n\n${word}\n\n| ${word} | ${other} |\n|---|---|\n| ${word} | 100 % |\n| b | 0,9 % |\n\n> ${word}\n\n:::`,
  resources: `:::resources w-resources\n\n- ${word}: [${word}](link:techuk)\n  > ${word}\n\n:::`,
  builder: `:::builder w-builder\n\n${word}.\n\n### ${word} …\n\n- [x] ${word}\n  > Yes.\n- [ ] ${other}\n  > No.\n\n:::`,
  note: `:::note ${word}\n\n${word}\n\n:::\n\n:::idea art=hurdles\n\n${word}\n\n:::`,
  scenario: `::::scenario w-story\n\n${word}\n\n### ${word} {#w-a}\n\n${word}\n\n- [${word}](#w-b)\n- [${other}](#w-c)\n\n### B {#w-b}\n\nb\n\n### C {#w-c}\n\nc\n\n### In short {#in-short}\n\n${word}\n\n::::`,
  plan: `:::plan w-plan\n\n${word}\n\n### Focus\n\n- ${word}\n\n### Obstacles\n\n- ${word}\n\n### Day 7: ${word}\n\n${word}\n\n:::`,
  moments: `:::moments w-moments\n\n### ${word}\n\n- ${word}\n\n:::`,
  rehearsal: `:::rehearsal w-rehearsal plan=w-plan\n\n${word}\n\n:::`,
  reflection: `:::reflection w-reflection lines=4\n\n${word}\n\n- ${word}\n  > ${word}\n\n:::`,
};

/** Words as long as languages have them, in every block: screens to put in front of a lesson's own. */
export const longScreens = Object.entries(blocks)
  .map(([name, markdown]) => `## ${name} ${word} {#w-${name}}\n\n${markdown}\n`)
  .join('\n');
export const longScreenCount = Object.keys(blocks).length;
export const longTitle = `Communication ${word}`;
