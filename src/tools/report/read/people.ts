import type { Attempt, Learner, Problem } from './model.ts';
import { known } from './model.ts';
import type { Pause } from './pause.ts';

export interface Person {
  readonly key: string;
  readonly learner: Learner;
}

/** Who the learners of several exports are: by e-mail address, else by ID, else by name where only one has it. */
export class People {
  readonly #byKey = new Map<string, Person>();
  readonly #byId = new Map<string, Person>();
  readonly #byName = new Map<string, Set<Person>>();

  static async in(attempts: readonly Attempt[], pause: Pause): Promise<People> {
    const people = new People();
    // First those whom an e-mail address tells apart, since another export may have only their ID or name.
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
    if (email === undefined && id !== undefined && !this.#byId.has(id)) this.#add(`id ${id}`, learner);
  }

  #addByName(learner: Learner): void {
    const { email, id, name } = learner;
    if (email === undefined && id === undefined && name !== '' && !this.#byName.has(name))
      this.#add(`name ${name}`, learner);
  }

  #add(key: string, learner: Learner): void {
    const before = this.#byKey.get(key);
    // A name that is only the address or the ID again gives way to one.
    const named = [before?.learner, learner].find(
      (one) => one && one.name !== one.email && one.name !== one.id,
    );
    const person = {
      key,
      learner: {
        ...learner,
        ...before?.learner,
        ...known({ id: learner.id }),
        name: (named ?? before?.learner ?? learner).name,
      },
    };
    if (before) this.#unname(before);
    this.#byKey.set(key, person);
    if (person.learner.id !== undefined) this.#byId.set(person.learner.id, person);
    const namesakes = this.#byName.get(person.learner.name) ?? new Set();
    this.#byName.set(person.learner.name, namesakes.add(person));
  }

  #unname(person: Person): void {
    const { name } = person.learner;
    const namesakes = this.#byName.get(name);
    namesakes?.delete(person);
    if (namesakes?.size === 0) this.#byName.delete(name);
  }

  all(): Learner[] {
    return [...this.#byKey.values()].map(({ learner }) => learner);
  }

  /** @param key an e-mail address, an ID or a name, as `keyOf` gives it */
  keyed(key: string): Person | string {
    return (
      this.#byKey.get(key) ??
      this.#byKey.get(`id ${key}`) ??
      this.#byKey.get(`name ${key}`) ??
      `Nobody in these files is “${key}”.`
    );
  }

  /** Whom an administrator named: somebody of these files, or somebody new. */
  named(text: string): Person {
    const known = this.keyed(text);
    if (typeof known !== 'string') return known;
    const person = { key: `name ${text}`, learner: { name: text } };
    this.#byKey.set(person.key, person);
    return person;
  }

  /** Whose it is, or why that is not known. */
  of({ learner, from }: Attempt): Person | string {
    if (learner.email !== undefined) return this.keyed(learner.email);
    if (learner.id !== undefined) return this.#byId.get(learner.id) ?? this.keyed(`id ${learner.id}`);
    if (learner.name === '') return this.#byFile(from.file);
    const [person, other] = this.#byName.get(learner.name) ?? [];
    if (person === undefined) return `Nobody in these files is “${learner.name}”.`;
    return other === undefined
      ? person
      : `Two learners are called “${learner.name}”: this row does not say which one it is of.`;
  }

  /** Track details name nobody: the file's name may. */
  #byFile(file: string): Person | string {
    const words = wholeWords(file);
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

  namesakes(): Problem[] {
    return [...this.#byName].flatMap(([name, persons]) =>
      persons.size < 2
        ? []
        : [
            {
              file: '',
              message: `${persons.size} learners are called “${name}”. They are kept apart by ${[...persons].map(({ learner }) => learner.email ?? learner.id).join(' and ')}.`,
            },
          ],
    );
  }
}

/** A text with a space around each of its words, so that they are found in another as a whole. */
const wholeWords = (text: string): string =>
  ` ${text
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()} `;
