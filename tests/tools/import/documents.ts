import { docx, h, link, p, picture, png, r, table, tick } from './docx.ts';

/** Documents as three word processors, and people in a hurry, write them. */

const footnote = '<w:r><w:footnoteReference w:id="1"/></w:r>';
const comment =
  '<w:commentRangeStart w:id="0"/>' +
  r('this sentence') +
  '<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>';

/** A handbook of Word: styles, lists, a table, a picture, notes, changes, a box, a formula, a table of contents. */
export const handbook = docx({
  body: [
    p('Welcoming new people', { style: 'Title' }),
    p('Learning objectives ........ 1', { style: 'TOC1' }),
    h(1, 'Learning objectives'),
    p('Greet somebody on their first day', { list: '1/0' }),
    p('Name two things that help', { list: '1/0' }),
    h(1, 'The first day'),
    p(
      r('The first day is ') +
        r('long', 'b') +
        r(', and ') +
        r('quiet people', 'i') +
        r(' are easily missed.') +
        footnote,
    ),
    p(
      r('Somebody marked ') +
        comment +
        r(', and ') +
        `<w:ins w:id="7" w:author="Jo">${r('put words in')}</w:ins>` +
        `<w:del w:id="8" w:author="Jo"><w:r><w:delText>after taking others out</w:delText></w:r></w:del>` +
        r('.'),
    ),
    h(2, 'Three things that help'),
    p('A name on the door', { list: '1/0', style: 'ListParagraph' }),
    p('Somebody to eat with:', { list: '1/0', style: 'ListParagraph' }),
    p('not only on the first day', { list: '1/1', style: 'ListParagraph' }),
    p('Time', { list: '1/0', style: 'ListParagraph' }),
    p('Count with us:'),
    p('One', { list: '2/0' }),
    p('Two', { list: '2/0' }),
    p(r('See ') + link('site', 'the guide for hosts') + r(' and ') + link('mail', 'write to us') + r('.')),
    p('When', { style: 'berschrift2' }),
    table(['Hour', 'What'], ['9.00', 'Keys | badge'], ['12.00', 'Lunch']),
    p(picture('photo', 'Two people at a door, one holds it open')),
    p(picture('bare')),
    p('People forget what you said.', { style: 'Quote' }),
    p(
      r('Water is H') +
        r('2', 'vertAlign=subscript') +
        r('O, and 10') +
        r('2', 'vertAlign=superscript') +
        r(' is a hundred.'),
    ),
    p(`<m:oMath><m:r><m:t>e=mc²</m:t></m:r></m:oMath>`),
    p(
      `<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor><wp:docPr id="9" name="Box"/><a:graphic><a:graphicData uri="x"><wps:wsp><wps:txbx><w:txbxContent>${p('Words in a box')}</w:txbxContent></wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox><w:txbxContent>${p('Words in a box')}</w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>`,
    ),
    p(`${r('Figure ')}<w:fldSimple w:instr=" SEQ Figure ">${r('7')}</w:fldSimple>${r(' shows the door.')}`),
  ].join(''),
  links: { site: 'http://www.example.org/hosts', mail: 'mailto:jo@example.org' },
  pictures: { photo: ['image1.png', png], bare: ['image2.png', png] },
  footnotes: ['Found in our own survey of 2025.'],
  comments: [['Jo', 'Is that so? Ask Ada.']],
  header: 'Draft – internal',
});

/** Google Docs: headings below a title, a list of its own for each, links with long addresses, all in runs of their own. */
export const meeting = docx({
  body: [
    p('Meetings that hear everybody', { style: 'Title' }),
    h(1, 'Before'),
    p(r('Send the ') + r('agenda', 'b=1 i=0') + r(' “early”', 'b=0') + r(' – at least a day before.')),
    p('What to decide', { list: '2/0' }),
    p('Who decides', { list: '2/0' }),
    p('', {}),
    h(2, 'On a call'),
    p(
      r('Use ') +
        link('a', 'captions') +
        r(' and ') +
        link('b', 'https://example.org/captions?lang=en#start') +
        r('.'),
    ),
    h(1, 'During'),
    p('Round first, then talk', { list: '1/0' }),
    p('Anything else?', { list: '1/0' }),
    h(1, 'After'),
    p('Send what was decided.\nThank who took notes.'),
  ].join(''),
  links: { a: 'https://example.org/captions', b: 'https://example.org/captions?lang=en#start' },
});

/** A quiz: every way that people mark the right option. */
export const quiz = docx({
  body: [
    h(1, 'Quiz: on allies'),
    h(2, 'Lettered, with the answer below'),
    p('1. Who can be an ally?'),
    p('a) Managers'),
    p('b) Anybody'),
    p('c) Nobody'),
    p('Answer: B'),
    p('Feedback: Everybody can begin where they are.'),
    h(2, 'Numbered by Word'),
    p('What is a good first step?', { list: '4/0' }),
    p('Ask', { list: '4/1' }),
    p('Wait', { list: '4/1' }),
    p('Complain', { list: '4/1' }),
    p('Correct answer: a'),
    p('Which of these help?', { list: '4/0' }),
    p(r('Time', 'b'), { list: '4/1' }),
    p('Noise', { list: '4/1' }),
    p(r('Names', 'b'), { list: '4/1' }),
    h(2, 'Boxes'),
    p('What belongs on the agenda?'),
    p(tick(true) + r(' Who decides')),
    p(tick(false) + r(' Who has left')),
    p(tick(true) + r(' What there is to decide')),
    h(2, 'Signs'),
    p('Which colour is the badge?'),
    p('Green ✓', { list: '1/0' }),
    p('Red', { list: '1/0' }),
    p('Blue', { list: '1/0' }),
    p('How long is lunch?'),
    p('An hour (correct)', { list: '1/0' }),
    p('All day', { list: '1/0' }),
    h(2, 'Feedback for each'),
    p('Question 7: You are cut off. What do you say?'),
    p('A. ‘May I finish?’'),
    p('Feedback: It is short, and it works.'),
    p('B. Nothing'),
    p('Feedback: Then they never learn.'),
    p('Correct: A'),
    h(2, 'Marked with a pen'),
    p('Who takes the notes:'),
    p(r('Each in turn', 'highlight=yellow'), { list: '1/0' }),
    p('The youngest', { list: '1/0' }),
    h(2, 'Not marked'),
    p('Who is right?'),
    p('a) She'),
    p('b) He'),
  ].join(''),
});

/** Written in a hurry: no styles, typed bullets, tabs for columns, hard spaces, soft returns, Word's own dashes. */
export const hurry = docx({
  body: [
    p(r('Dealing with calls', 'b')),
    p('Calls are answered by\u00a0all of us. 1. is no list here.'),
    p('•\tBe kind'),
    p('•\u00a0Be quick'),
    p('o\tbut listen'),
    p('–\u00a0Say your name'),
    p(r('Who is who', 'b')),
    p('Name\tDesk\tPhone'),
    p('Ada\t3\t*77'),
    p('Bo\t4\t#78'),
    p(r('What to say', 'b')),
    p('Say one of these:\n• “Hello – who is there?”\n• “I’ll find out.”\n• <silence> & [breath]'),
    p('# this is a number sign, _this_ is not sloped, and C:\\path\\*.* is a path. 5 * 3 = 15.'),
    p('1)\tListen'),
    p('2)\tRepeat'),
    p(''),
  ].join(''),
});
