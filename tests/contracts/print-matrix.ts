import { cases } from './matrix.ts';

/** Prints what each fault or personality comes to, as a Markdown table; fails where one record is not right. */
console.log('| LMS or fault | record | over | status | score | interactions | bookmark | refusals met | |');
console.log('| --- | --- | --- | --- | --- | --- | --- | --- | --- |');
let failing = 0;
for (const one of cases) {
  const { final, refusals, complaints } = await one.run();
  if (complaints.length > 0) failing += 1;
  const cells = [
    one.fault,
    one.record,
    one.over,
    final?.status,
    final?.raw,
    final?.interactions.length,
    final?.location,
    refusals,
    complaints.length === 0 ? 'right' : complaints.join('; '),
  ];
  console.log(`| ${cells.join(' | ')} |`);
}
const faults = new Set(cases.map(({ fault }) => fault)).size;
console.log(`\n${cases.length} rows from ${faults} faults and personalities, ${failing} not right.`);
// The windows of courses that were killed still listen for a sign of life, and would keep the process waiting.
process.exit(failing > 0 ? 1 : 0);
