import type { Attempt, Learner, Problem } from './model.ts';
import { withoutUndefined } from './model.ts';
import type { Pause } from './pause.ts';

export interface Person {
  readonly key: string;
  readonly learner: Learner;
}

/** The learners of several exports, identified by e-mail address, otherwise by ID, otherwise by a unique name. */
export class People {
  readonly #byKey = new Map<string, Person>();
  readonly #byId = new Map<string, Person>();
  readonly #byName = new Map<string, Set<Person>>();
  /** Person's key → names. */
  readonly #names = new Map<string, Set<string>>();
  /** ID → the keys of all people with it. */
  readonly #idOf = new Map<string, Set<string>>();

  static async in(attempts: readonly Attempt[], pause: Pause): Promise<People> {
    const people = new People();
    // People with an e-mail address come first, because another export may have only their ID or name.
    for (const add of [people.#addByEmail, people.#addById, people.#addByName])
      for (const { learner } of attempts) {
        add.call(people, learner);
        await pause(0);
      }
    return people;
  }

  #addByEmail(learner: Learner): void {
    if (learner.email !== undefined) this.#add(learner.email, learner);
  }

  #addById(learner: Learner): void {
    const { email, id } = learner;
    if (email !== undefined || id === undefined) return;
    const known = this.#byId.get(id);
    if (known === undefined || known.key === `id ${id}`) this.#add(`id ${id}`, learner);
    else if (!this.#isShared(id)) this.#noteName(known.key, learner);
  }

  #addByName(learner: Learner): void {
    const { email, id, name } = learner;
    if (email === undefined && id === undefined && name !== '' && !this.#byName.has(nameKey(name)))
      this.#add(`name ${name}`, learner);
  }

  #add(key: string, learner: Learner): void {
    const before = this.#byKey.get(key);
    this.#noteName(key, learner);
    // Prefers a real name to one that only repeats the address or the ID.
    const named = [before?.learner, learner].find(
      (one) => one && one.name !== one.email && one.name !== one.id,
    );
    const person = {
      key,
      learner: {
        ...learner,
        ...before?.learner,
        ...withoutUndefined({ id: learner.id }),
        name: (named ?? before?.learner ?? learner).name,
      },
    };
    if (before) this.#unname(before);
    this.#byKey.set(key, person);
    const { id } = person.learner;
    if (id !== undefined) {
      this.#byId.set(id, person);
      this.#idOf.set(id, (this.#idOf.get(id) ?? new Set()).add(key));
    }
    const name = nameKey(person.learner.name);
    this.#byName.set(name, (this.#byName.get(name) ?? new Set()).add(person));
  }

  #noteName(key: string, { name, email, id }: Learner): void {
    if (name === '' || name.toLowerCase() === email || name === id) return;
    this.#names.set(key, (this.#names.get(key) ?? new Set()).add(name));
  }

  #isShared(id: string): boolean {
    return (this.#idOf.get(id)?.size ?? 0) > 1;
  }

  #unname(person: Person): void {
    const name = nameKey(person.learner.name);
    const namesakes = this.#byName.get(name);
    namesakes?.delete(person);
    if (namesakes?.size === 0) this.#byName.delete(name);
  }

  all(): Learner[] {
    return [...this.#byKey.values()].map(({ learner }) => learner);
  }

  /** @param key an e-mail address, an ID or a name */
  keyed(key: string): Person | string {
    return (
      this.#byKey.get(key) ??
      this.#byKey.get(`id ${key}`) ??
      this.#byKey.get(`name ${key}`) ??
      `Nobody in these files is “${key}”.`
    );
  }

  /** The person that an administrator named: someone in these files, or someone new. */
  named(text: string): Person {
    const known = this.keyed(text);
    if (typeof known !== 'string') return known;
    const person = { key: `name ${text}`, learner: { name: text } };
    this.#byKey.set(person.key, person);
    return person;
  }

  /** The person of an attempt, or why that is unknown. */
  of({ learner, from }: Attempt): Person | string {
    if (learner.email !== undefined) return this.keyed(learner.email);
    if (learner.id !== undefined)
      return this.#isShared(learner.id)
        ? `Two learners have the ID “${learner.id}”: this row does not say which one it is of.`
        : (this.#byId.get(learner.id) ?? this.keyed(`id ${learner.id}`));
    if (learner.name === '') return this.#byFile(from.file);
    const [person, other] = this.#byName.get(nameKey(learner.name)) ?? [];
    if (person === undefined) return `Nobody in these files is “${learner.name}”.`;
    return other === undefined
      ? person
      : `Two learners are called “${learner.name}”: this row does not say which one it is of.`;
  }

  /** For track details, which name no learner: finds the person in the file's name. */
  #byFile(file: string): Person | string {
    // “SCORM 2004” in the name does not mean a person with the ID 2004.
    const words = wholeWords(file.replaceAll(/scorm[-_ ]?(?:1\.2|2004)/gi, ' '));
    const fits = [...this.#byKey.values()].filter(({ learner: { email, id, name } }) =>
      [email?.split('@')[0], id, name].some(
        (part) => part !== undefined && part.length > 2 && words.includes(wholeWords(part)),
      ),
    );
    const [one, other] = fits.some(({ learner }) => learner.email !== undefined)
      ? fits.filter(({ learner }) => learner.email !== undefined)
      : fits;
    return one && !other ? one : 'This file names no learner. Choose whose it is in the list of files.';
  }

  /** Notes about names, IDs and addresses that may belong to several people. */
  ambiguities(): Problem[] {
    const called = [...this.#byName.values()]
      .map((persons) => [...persons])
      .filter((persons) => persons.length > 1)
      .map(
        (persons) =>
          `${persons.length} learners are called “${persons[0]?.learner.name}”. They are kept apart by ${inWords(persons.map(({ learner }) => learner.email ?? learner.id ?? ''))}.`,
      );
    const shared = [...this.#idOf]
      .filter(([, keys]) => keys.size > 1)
      .map(([id, keys]) => `${inWords([...keys])} have the ID “${id}” together. They are kept apart.`);
    const unlike = [...this.#names]
      .map(([key, names]) => ({ key, names: differing(names) }))
      .filter(({ names }) => names.length > 1)
      .map(
        ({ key, names }) =>
          `${inWords(names)} are put together as one learner, since all have ${key}. If they are not one person, look their records up in the LMS.`,
      );
    return [...called, ...shared, ...unlike].map((message) => ({ file: '', message }));
  }
}

const inWords = (all: readonly string[]): string => all.join(' and ');

/** A name, independent of how its accents and spaces are written. */
export const nameKey = (name: string): string => name.normalize('NFC').replaceAll(/\s+/g, ' ');

/** A text with a space around each word, so that only whole words match in another text. */
const wholeWords = (text: string): string =>
  ` ${text
    .normalize('NFC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim()} `;

/** The names that differ in their words, not only in word order. */
export const differing = (names: ReadonlySet<string>): string[] =>
  names.size < 2
    ? [...names]
    : [
        ...new Map(
          [...names].map((name) => [wholeWords(name).trim().split(' ').toSorted().join(' '), `“${name}”`]),
        ).values(),
      ];
