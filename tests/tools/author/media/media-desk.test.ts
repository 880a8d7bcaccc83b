import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { beforeEach, describe, expect, it } from 'vitest';
import { CourseTrial } from '../../../../src/tools/author/edit/course-trial.ts';
import { filePassages, passagesForPage } from '../../../../src/tools/author/edit/file-passages.ts';
import { History } from '../../../../src/tools/author/edit/history.ts';
import { galleryMedia } from '../../../../src/tools/author/gallery/gallery.ts';
import { MediaDesk } from '../../../../src/tools/author/media/media-desk.ts';
import { mediaPlaces } from '../../../../src/tools/author/media/media-places.ts';
import { withOwnFiles } from '../../../../src/tools/author/media/own-files.ts';
import { Uploads } from '../../../../src/tools/author/media/uploads.ts';
import { nameOf } from '../../../../src/tools/author/page/edit/runs.ts';
import { courseYaml } from '../../../compile/course-folder.ts';
import { goodExam, goodLeaf, writtenFolder } from '../written-course.ts';

const english = 'modules/leaf/en.md';
const french = 'modules/leaf/fr.md';
const media = `
:::image hills   src=hills.jpg alt="Hills,  one behind the other"

A *caption*.

:::

:::video monday src=talk.mp4 captions=talk.vtt poster=hills.jpg width=4 height=2

Noor says how it began.

**Noor:** 'I came in at nine.'

She looks out.

:::

:::file paper src=phrases.pdf

On one page

:::

- Tea ![A cup \\*hot\\*](media:hills.jpg) in the morning
- ![](media:hills.jpg "decorative")
`;
const vtt = (said: string): string => `WEBVTT\n\n00:00.000 --> 00:02.000\n${said}\n`;
const film = readFileSync('tests/compile/media/named.mp4');

let root: string;
let history: History;
let uploads: Uploads;
let desk: MediaDesk;

beforeEach(() => {
  const text = `${goodLeaf}${media}`;
  root = writtenFolder({
    'modules/course.yaml': `${courseYaml}locales: [en, fr]\ntranslations:\n  fr:\n    title: Thé\n    description: Tout sur le thé.\n`,
    [english]: text,
    [french]: text.replace('Hills,  one', 'Des collines, l’une'),
    'modules/exam/fr.md': goodExam,
  });
  cpSync(galleryMedia, join(root, 'assets/media'), { recursive: true });
  cpSync(join(import.meta.dirname, '../../../../src/locale'), join(root, 'src/locale'), { recursive: true });
  history = new History(root, () => undefined);
  uploads = new Uploads(root);
  desk = deskIn('en');
});

/** As the page is shown in that language. */
const deskIn = (locale: string): MediaDesk =>
  new MediaDesk(root, { file: 'modules/course.yaml', locale }, history, new CourseTrial(root), uploads);

const read = (file: string): string => readFileSync(join(root, file), 'utf8');
const names = (): string[] => readdirSync(join(root, 'assets/media')).sort();
const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const photo = (background = 'red'): Promise<Uint8Array> =>
  sharp({ create: { width: 40, height: 30, channels: 3, background } })
    .jpeg()
    .toBuffer();

function placeOf(kind: string, nth = 0) {
  const place = mediaPlaces(read(english)).filter((one) => one.kind === kind)[nth];
  if (!place) throw new Error(`There is no ${kind}.`);
  return { kind: place.kind, id: place.id, old: place.old, nth: 0 };
}
const save = (place: object, values: object) => desk.save({ lesson: 'leaf', place, values });

describe('a lesson', () => {
  it('says where it shows files, with what', () => {
    expect(mediaPlaces(read(english))).toMatchObject([
      {
        kind: 'image',
        id: 'hills',
        src: 'hills.jpg',
        alt: 'Hills,  one behind the other',
        title: 'A *caption*.',
      },
      {
        kind: 'video',
        captions: 'talk.vtt',
        poster: 'hills.jpg',
        title: 'Noor says how it began.',
        transcript: "**Noor:** 'I came in at nine.'\n\nShe looks out.",
      },
      { kind: 'file', src: 'phrases.pdf', title: 'On one page', transcript: '' },
      { kind: 'picture', src: 'hills.jpg', alt: 'A cup *hot*', isDecorative: false },
      { kind: 'picture', src: 'hills.jpg', alt: '', isDecorative: true },
    ]);
  });
});

describe('a photo', () => {
  it('gives its alternative text to a translation that has none', () => {
    const without = read(french).replace(/(:::image[^\n]*) alt="[^"]*"/, '$1');
    expect(without).not.toBe(read(french));
    writeFileSync(join(root, french), without);
    const done = save(placeOf('image'), { alt: 'Four desks, all empty' });
    expect(done).toMatchObject({ file: english, untouched: [] });
    expect(read(french)).toMatch(/:::image[^\n]* alt="Four desks, all empty"/);
  });

  it('takes the place of another in every language; the rest of the lines stays, and undo takes all back', async () => {
    const before = [read(english), read(french), names()];
    const { upload, name } = uploads.take('Unser Büro.JPG', 'picture', await photo());
    expect([name, names()]).toEqual(['unser-buro.jpg', before[2]]);
    const done = save(placeOf('image'), { src: { upload }, alt: 'Four desks, all empty' });
    // The alternative text is a translation there, and stays.
    expect(done).toMatchObject({ file: english, untouched: [french] });
    expect(read(english)).toBe(
      String(before[0]).replace(
        'hills   src=hills.jpg alt="Hills,  one behind the other"',
        'hills   src=unser-buro.jpg alt="Four desks, all empty"',
      ),
    );
    expect(read(french)).toBe(
      String(before[1]).replace('hills   src=hills.jpg', 'hills   src=unser-buro.jpg'),
    );
    expect(names()).toContain('unser-buro.jpg');
    history.undo();
    expect([read(english), read(french), names()]).toEqual(before);
  });

  it('keeps the no-break spaces of its alternative text', async () => {
    writeFileSync(join(root, english), read(english).replace('A cup \\*hot\\*', 'Chaud\u00a0?'));
    const { upload } = uploads.take('a.jpg', 'picture', await photo());
    save(placeOf('picture'), { src: { upload } });
    expect(read(english)).toContain('- Tea ![Chaud\u00a0?](media:a.jpg) in the morning\n');
    save(placeOf('image'), {
      src: { upload: uploads.take('a.jpg', 'picture', await photo()).upload },
      alt: 'Et\u00a0: toi',
    });
    expect(read(english)).toContain('alt="Et\u00a0: toi"');
  });

  it('may be said to decorate, and the guide’s own goes once nothing shows it', async () => {
    const { upload } = uploads.take('a.jpg', 'picture', await photo());
    for (const place of ['image', 'picture', 'picture'])
      save(placeOf(place, place === 'picture' ? read(english).split('media:a.jpg').length - 1 : 0), {
        src: { upload: uploads.take('a.jpg', 'picture', await photo()).upload },
        isDecorative: true,
      });
    expect(upload).not.toBe('');
    expect(read(english)).toContain(':::image hills   src=a.jpg decorative\n');
    expect(read(english)).toContain(
      '- Tea ![](media:a.jpg "decorative") in the morning\n- ![](media:a.jpg "decorative")',
    );
    expect(names()).toContain('hills.jpg');
    save(placeOf('video'), { poster: null });
    expect(read(english)).toContain('captions=talk.vtt width=4');
    expect(names()).not.toContain('hills.jpg');
    for (let count = 0; count < 4; count++) history.undo();
    expect(names()).toContain('hills.jpg');
  });

  it('of another content under a name that is taken gets a name of its own', async () => {
    expect(uploads.take('hills.jpg', 'picture', await photo()).name).toBe('hills-2.jpg');
    expect(uploads.take('hills.jpg', 'picture', await photo('blue')).name).toBe('hills-3.jpg');
    expect(uploads.take('hills.jpg', 'picture', await photo()).name).toBe('hills-2.jpg');
    expect(uploads.take('x.jpg', 'picture', readFileSync(join(galleryMedia, 'hills.jpg'))).name).toBe(
      'x.jpg',
    );
  });

  it('is put among words', async () => {
    const passages = passagesForPage(filePassages(english, read(english)), read(english));
    const found = passages.find(({ old }) => old === 'Black tea, which is left to go dark');
    const { upload } = uploads.take('cup.jpg', 'picture', await photo());
    save({ passage: nameOf(found ?? (passages[0] as never)) }, { src: { upload }, alt: 'A [dark] cup' });
    const line = '- [ ] Black tea, which is left to go dark ![A \\[dark\\] cup](media:cup.jpg)\n';
    expect(read(english)).toContain(line);
    expect(read(french)).toContain(line);
  });

  it('without words that say what it shows is not written', async () => {
    const before = read(english);
    const { upload } = uploads.take('a.jpg', 'picture', await photo());
    expect(() => save(placeOf('image'), { src: { upload }, alt: '' })).toThrow('has no alternative text');
    expect([read(english), names().includes('a.jpg')]).toEqual([before, false]);
  });
});

describe('a film', () => {
  it('comes with its captions, their words as a transcript, and without a poster', () => {
    const { upload: src } = uploads.take('IMG 0001.MOV', 'video', film);
    const captions = uploads.take(
      'talk.vtt',
      'captions',
      bytesOf(vtt('<v Noor>I *really* came\nin at nine.')),
    );
    expect(captions).toMatchObject({
      name: 'talk-2.vtt',
      transcript: '**Noor:** I \\*really\\* came in at nine.',
    });
    save(placeOf('video'), {
      src: { upload: src },
      captions: { upload: captions.upload },
      poster: null,
      title: 'Noor again',
      transcript: `${captions.transcript}\n\nA door.`,
    });
    const block = `:::video monday src=img-0001.mp4 captions=talk-2.vtt

Noor again

**Noor:** I \\*really\\* came in at nine.

A door.

:::`;
    expect(read(english)).toContain(block);
    expect(read(french)).toContain(block);
    expect(names()).not.toContain('talk.mp4');
  });

  it('whose file does not say its size has the one that its author says', () => {
    const file = readFileSync('tests/compile/media/named.m4a');
    const { upload, needsSize } = uploads.take('screen.mp4', 'video', file);
    expect(needsSize).toBe(true);
    expect(uploads.take('named.mp4', 'video', film).needsSize).toBeUndefined();
    const before = read(english);
    expect(() => save(placeOf('video'), { src: { upload } })).toThrow(
      'does not say how large its pictures are',
    );
    expect(() => save(placeOf('video'), { src: { upload }, width: '0', height: '9' })).toThrow(
      'Load it again',
    );
    expect(read(english)).toBe(before);
    save(placeOf('video'), { src: { upload }, width: '1280', height: '720' });
    for (const file of [english, french])
      expect(read(file)).toContain(
        ':::video monday src=screen.mp4 captions=talk.vtt poster=hills.jpg width=1280 height=720\n',
      );
  });

  it.each([
    ['none at all', 'talk.vtt', 'Hello', 'The first line is not WEBVTT'],
    ['subtitles', 'talk.srt', '1\n00:00:01,000 --> 00:00:02,000\nHi\n', 'Export it as WebVTT'],
    ['with commas', 'talk.vtt', 'WEBVTT\n\n00:00:01,000 --> 00:00:02,000\nHi\n', 'have commas there'],
  ])('has captions: %s are refused with a sentence', (_, name, text, why) => {
    expect(() => uploads.take(name, 'captions', bytesOf(text))).toThrow(why);
  });

  it('and words that would be a heading are not written', () => {
    const before = read(english);
    expect(() => save(placeOf('video'), { transcript: 'One\n\n## Two {#two}' })).toThrow('something else');
    expect(() => save(placeOf('video'), { transcript: 'One\n\n:::\n\nTwo' })).toThrow('something else');
    expect(() => save(placeOf('video'), { transcript: ' ' })).toThrow('no transcript');
    expect(read(english)).toBe(before);
  });
});

describe('one language alone', () => {
  const before = () => [read(english), read(french), names()];
  const alone = (kind: string, values: object) => save({ ...placeOf(kind), isAlone: true }, values);
  const captionsOf = (said: string, name = 'a.vtt') => {
    const { upload } = uploads.take(name, 'captions', bytesOf(vtt(said)));
    return { captions: { upload } };
  };
  const inFrench = (): void => void (desk = deskIn('fr'));
  const saveInFrench = (kind: string, values: object) => {
    const [place] = mediaPlaces(read(french)).filter((one) => one.kind === kind);
    return save({ kind, id: place?.id, old: place?.old, nth: 0, isAlone: true }, values);
  };

  it('gets captions, transcript and title of its own; no file of another is touched; undo takes all back', () => {
    inFrench();
    const [, , was] = before();
    const old = before();
    const values = { ...captionsOf('Bonjour'), title: 'Noor raconte.', transcript: '**Noor :** Bonjour' };
    expect(saveInFrench('video', values)).toMatchObject({
      changed: [french, 'assets/media/talk.fr.vtt'],
      untouched: [],
    });
    expect([read(english), names()]).toEqual([old[0], [...(was as string[]), 'talk.fr.vtt'].sort()]);
    expect(read(french)).toContain('captions=talk.vtt poster=hills.jpg width=4 height=2\n\nNoor raconte.\n');
    expect(read('assets/media/talk.fr.vtt')).toContain('Bonjour');
    // Others later on take its place.
    saveInFrench('video', captionsOf('Salut'));
    expect(read('assets/media/talk.fr.vtt')).toContain('Salut');
    history.undo();
    expect(read('assets/media/talk.fr.vtt')).toContain('Bonjour');
    history.undo();
    expect(before()).toEqual(old);
  });

  it('may be the first; a picture of another kind stands in, too, and the one before it goes', async () => {
    const [en, fr, was] = before();
    alone('video', captionsOf('Hello'));
    const send = (name: string, bytes: Uint8Array) => ({
      src: { upload: uploads.take(name, 'picture', bytes).upload },
    });
    alone('image', { ...send('a.jpg', await photo()), alt: 'One hill' });
    expect(names()).toEqual([...(was as string[]), 'hills.en.jpg', 'talk.en.vtt'].sort());
    alone(
      'image',
      send(
        'b.png',
        await sharp(await photo('blue'))
          .png()
          .toBuffer(),
      ),
    );
    expect(names()).toEqual([...(was as string[]), 'hills.en.png', 'talk.en.vtt'].sort());
    expect(read(english)).toBe((en as string).replace('Hills,  one behind the other', 'One hill'));
    expect(read(french)).toBe(fr);
    expect(withOwnFiles(root, 'en', mediaPlaces(read(english)))[0]?.own).toEqual({ src: 'hills.en.png' });
  });

  it('keeps its own captions where the first language gets others, but not those of another film', () => {
    inFrench();
    saveInFrench('video', captionsOf('Bonjour'));
    desk = new MediaDesk(
      root,
      { file: 'modules/course.yaml', locale: 'en' },
      history,
      new CourseTrial(root),
      uploads,
    );
    const { untouched } = save(placeOf('video'), captionsOf('Hello', 'new.vtt'));
    expect(untouched).toEqual(['assets/media/new.fr.vtt']);
    expect(read('assets/media/new.fr.vtt')).toContain('Bonjour');
    expect(read(french)).toContain('captions=new.vtt');
    const { upload } = uploads.take('other.mp4', 'video', film);
    save(placeOf('video'), { src: { upload }, ...captionsOf('Hello again', 'other.vtt') });
    expect(names()).not.toContain('other.fr.vtt');
  });

  it('is refused where there is nothing that its file could stand in for, or could be for another', async () => {
    const jpeg = await photo();
    writeFileSync(join(root, 'assets/media/hills.png'), await sharp(jpeg).png().toBuffer());
    const send = (name: string, bytes: Uint8Array) => ({
      upload: uploads.take(name, 'picture', bytes).upload,
    });
    const png = await sharp(await photo('blue'))
      .png()
      .toBuffer();
    const old = before();
    expect(() => alone('image', { src: send('a.png', png) })).toThrow('Export it as .jpg');
    expect(before()).toEqual(old);
    save(placeOf('video'), { poster: null });
    const now = before();
    expect(() => alone('video', { poster: send('a.jpg', jpeg) })).toThrow('choose one for all of them first');
    expect(before()).toEqual(now);
  });
});

it.each([
  ['an HEIC of a phone', 'IMG_1.HEIC', 'picture', '\0\0\0\x18ftypheic', 'as phones take them'],
  ['a page that is called SVG', 'a.svg', 'picture', '<script>1</script>', 'a web page'],
  [
    'a poisoned SVG',
    'a.svg',
    'picture',
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><script/></svg>',
    'script',
  ],
  ['a program', 'a.pdf', 'file', 'MZ', 'a program'],
  ['nothing', 'a.pdf', 'file', '', 'is empty'],
  ['an empty picture, by its name', 'a.png', 'picture', '', '"a.png" is empty'],
  ['a film for a picture, by its name', 'talk.mp4', 'picture', 'not a film', '"talk.mp4" is'],
  ['text that is called PNG, by its name', 'a.png', 'picture', 'hello', '"a.png" is'],
  ['a sound that is a picture', 'a.mp3', 'audio', '\xff\xd8\xff', 'a JPEG'],
  ['a photo that broke off', 'a.jpg', 'picture', '\xff\xd8\xff\xe0', 'cannot be opened'],
] as const)('%s is refused with a sentence, and nothing is written', (_, name, use, text, why) => {
  const before = names();
  expect(() => uploads.take(name, use, Buffer.from(text, 'latin1'))).toThrow(why);
  expect(names()).toEqual(before);
});

it.each([
  ['文.jpg', 'file.jpg'],
  ['CON.jpg', 'file-con.jpg'],
  ['Con-air.jpg', 'con-air.jpg'],
])('%s gets a name that every system takes: %s', async (called, name) => {
  expect(uploads.take(called, 'picture', await photo()).name).toBe(name);
});

it.each([
  ['captions.en.vtt', 'captions-en.vtt'],
  ['captions.EN.fr.vtt', 'captions.en-fr.vtt'],
])('%s for all languages gets no name that is reserved for one: %s', (called, name) => {
  expect(uploads.take(called, 'captions', bytesOf(vtt('Hello'))).name).toBe(name);
});

it('a long name is cut to a plain one', async () => {
  const called = `a-woman-${'x'.repeat(75)}.jpg`;
  expect(uploads.take(called, 'picture', await photo()).name).toBe(`${'x'.repeat(75)}.jpg`);
});

it('a second film’s captions replace those of no other, and no language shows other ones in their place', async () => {
  const added = `\n:::video tuesday src=talk.mp4 captions=CAPTIONS\n\nAgain.\n\n**Noor:** 'Hello.'\n\n:::\n`;
  for (const file of [english, french])
    writeFileSync(join(root, file), read(file) + added.replace('CAPTIONS', 'talk.vtt'));
  writeFileSync(join(root, 'assets/media/speech.fr.vtt'), vtt('Un autre film'));
  writeFileSync(join(root, 'assets/media/dunes.fr.png'), await photo());
  const take = (name: string) => uploads.take(name, 'captions', bytesOf(vtt('Second film')));
  const place = { ...placeOf('video', 1), nth: 0 };
  save(place, { captions: { upload: take('talk.en.vtt').upload } });
  expect(read(english)).toContain('captions=talk-en.vtt');
  const shown = withOwnFiles(root, 'en', mediaPlaces(read(english)));
  expect(shown.map(({ own }) => own)).toEqual(shown.map(() => ({})));
  // French would show the words of another film under these names.
  expect(take('speech.vtt').name).toBe('speech-2.vtt');
  expect(uploads.take('dunes.jpg', 'picture', await photo('blue')).name).toBe('dunes-2.jpg');
  // The file that the lessons show already keeps its name, and its versions.
  writeFileSync(join(root, 'assets/media/speech.vtt'), vtt('Second film'));
  expect(take('speech.vtt').name).toBe('speech.vtt');
});

it('a lesson that was changed meanwhile, or a file that is not held any more, is told; nothing is written', async () => {
  const place = placeOf('image');
  writeFileSync(join(root, english), read(english).replace('Hills,', 'Mountains,'));
  const before = read(english);
  const { upload } = uploads.take('a.jpg', 'picture', await photo());
  expect(() => save(place, { src: { upload }, alt: 'x' })).toThrow('something else there by now');
  desk.leave([upload]);
  expect(() => save(placeOf('image'), { src: { upload } })).toThrow('choose it again');
  expect([read(english), existsSync(join(root, 'assets/media/a.jpg'))]).toEqual([before, false]);
});

it('where there was no folder for media, there is one then', async () => {
  const bare = writtenFolder();
  const own = new Uploads(bare);
  const { upload } = own.take('a.jpg', 'picture', await photo());
  const found = passagesForPage(filePassages(english, readFileSync(join(bare, english), 'utf8')), '').find(
    ({ old }) => old.startsWith('You can brew'),
  );
  const shown = { file: 'modules/course.yaml', locale: 'en' };
  mkdirSync(join(bare, 'src'), { recursive: true });
  new MediaDesk(bare, shown, new History(bare, () => undefined), new CourseTrial(bare), own).save({
    lesson: 'leaf',
    place: { passage: nameOf(found as never) },
    values: { src: { upload }, isDecorative: true },
  });
  expect(readdirSync(join(bare, 'assets/media'))).toEqual(['a.jpg']);
});
