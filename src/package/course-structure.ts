import { createHash } from 'node:crypto';
import { descriptionProblems } from './description-problems.ts';
import { escape, hrefOf } from './escape.ts';
import type { CourseIdentity, Objective } from './package.ts';
import { digestComment } from './package.ts';

/** cmi5 13.2: the first edition's namespace, which Quartz did not change. */
const namespace = 'https://w3id.org/xapi/profiles/cmi5/v1/CourseStructure.xsd';

/**
 * `cmi5.xml`: the course and its one assignable unit (cmi5 13.1). The standard has no place for a version or a
 * digest of the content, so they are in comments.
 */
export function courseStructure(course: CourseIdentity): string {
  const { id, version } = course;
  const all = [course, ...(course.translations ?? [])];
  const words = (
    indent: string,
    of: (one: (typeof all)[number]) => Words | undefined = (one) => one,
  ): string =>
    (['title', 'description'] as const)
      .map((name) => {
        const said = all.map((one) => {
          const text = of(one)?.[name];
          return text ? `<langstring lang="${escape(one.language)}">${escape(text)}</langstring>` : '';
        });
        return `${indent}<${name}>${said.join('')}</${name}>`;
      })
      .join('\n');
  const objectives = (course.objectives ?? []).map(({ id: lesson }, index) => {
    const inside = words('      ', (one) => one.objectives?.[index]);
    return { id: identifierOf(`${id}/objective/${lesson}`), inside };
  });
  const score = masteryScoreOf(course);
  const attributes = [
    `id="${identifierOf(`${id}/au`)}"`,
    'launchMethod="AnyWindow"',
    `moveOn="${moveOnOf(course)}"`,
    ...(score === undefined ? [] : [`masteryScore="${score}"`]),
    'activityType="http://adlnet.gov/expapi/activities/course"',
  ];
  return `<?xml version="1.0" encoding="UTF-8"?>
<!-- Version ${escape(version)} -->
${digestComment(course)}<courseStructure xmlns="${namespace}">
  <course id="${identifierOf(id)}">
${words('    ')}
  </course>
${listOf(
  '  ',
  objectives.map((one) => `    <objective id="${one.id}">\n${one.inside}\n    </objective>`),
)}  <au ${attributes.join(' ')}>
${words('    ')}
${listOf(
  '    ',
  objectives.map((one) => `      <objective idref="${one.id}"/>`),
)}    <url>${hrefOf('index.html')}</url>
  </au>
</courseStructure>
`;
}

type Words = Pick<Objective, 'title' | 'description'>;

/** The `objectives` element; '' if there are no objectives. */
const listOf = (indent: string, inside: readonly string[]): string =>
  inside.length === 0 ? '' : `${indent}<objectives>\n${inside.join('\n')}\n${indent}</objectives>\n`;

/** The condition for completing the unit (13.1.4 moveOn), from the course's own rule. */
function moveOnOf({ rules }: CourseIdentity): 'Completed' | 'CompletedAndPassed' {
  // The course sends `completed` only after the whole rule is met, including the acknowledgement. If the rule needs a
  // pass, moveOn asks for both.
  return rules === undefined || rules.completion === 'viewed' ? 'Completed' : 'CompletedAndPassed';
}

/** Undefined if the check does not decide: then the LMS must not compare scores. At most four decimals (13.1.4). */
function masteryScoreOf({ rules }: CourseIdentity): number | undefined {
  if (rules === undefined || rules.completion === 'viewed') return undefined;
  return Math.round(rules.passMark * 10_000) / 10_000;
}

/**
 * A permanent and unique IRI for a name: a SHA-1 hash in the form of a version 5 UUID (RFC 4122 § 4.3). The name has
 * a prefix in place of a namespace.
 */
export function identifierOf(name: string): string {
  const hash = createHash('sha1').update(`cmi5 course structure\n${name}`).digest();
  hash[6] = ((hash[6] ?? 0) & 0x0f) | 0x50;
  hash[8] = ((hash[8] ?? 0) & 0x3f) | 0x80;
  return `urn:uuid:${hash.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*$/, '$1-$2-$3-$4-$5')}`;
}

/** All problems of a course structure and its files; empty if there are none. Works offline. */
export const structureProblems = (xml: string, paths: readonly string[]): Promise<string[]> =>
  descriptionProblems({ file: 'cmi5.xml', schema, start: 'url' }, xml, paths);

/**
 * The part of cmi5's course structure that a course of one unit uses, after 13.1 and the published schema. It is
 * stricter: an unknown element is an error.
 */
const schema = `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns="${namespace}"
    targetNamespace="${namespace}" elementFormDefault="qualified">
  <xs:simpleType name="iri"><xs:restriction base="xs:anyURI"><xs:pattern value="[A-Za-z][A-Za-z0-9+.\\-]*:\\S+"/></xs:restriction></xs:simpleType>
  <xs:simpleType name="words"><xs:restriction base="xs:string"><xs:minLength value="1"/></xs:restriction></xs:simpleType>
  <xs:complexType name="text"><xs:sequence><xs:element name="langstring" maxOccurs="unbounded"><xs:complexType>
    <xs:simpleContent><xs:extension base="words"><xs:attribute name="lang" type="xs:language"/></xs:extension></xs:simpleContent>
    </xs:complexType></xs:element></xs:sequence></xs:complexType>
  <xs:simpleType name="moveOn"><xs:restriction base="xs:string"><xs:enumeration value="Passed"/><xs:enumeration value="Completed"/>
    <xs:enumeration value="CompletedAndPassed"/><xs:enumeration value="CompletedOrPassed"/><xs:enumeration value="NotApplicable"/></xs:restriction></xs:simpleType>
  <xs:simpleType name="launchMethod"><xs:restriction base="xs:string"><xs:enumeration value="AnyWindow"/><xs:enumeration value="OwnWindow"/></xs:restriction></xs:simpleType>
  <xs:simpleType name="score"><xs:restriction base="xs:decimal"><xs:minInclusive value="0"/><xs:maxInclusive value="1"/><xs:fractionDigits value="4"/></xs:restriction></xs:simpleType>
  <xs:element name="courseStructure"><xs:complexType><xs:sequence>
    <xs:element name="course"><xs:complexType><xs:sequence>
      <xs:element name="title" type="text"/><xs:element name="description" type="text"/>
    </xs:sequence><xs:attribute name="id" type="iri" use="required"/></xs:complexType></xs:element>
    <xs:element name="objectives" minOccurs="0"><xs:complexType><xs:sequence><xs:element name="objective" maxOccurs="unbounded">
      <xs:complexType><xs:all><xs:element name="title" type="text"/><xs:element name="description" type="text"/></xs:all>
      <xs:attribute name="id" type="iri" use="required"/></xs:complexType></xs:element></xs:sequence></xs:complexType></xs:element>
    <xs:element name="au"><xs:complexType><xs:sequence>
      <xs:element name="title" type="text"/><xs:element name="description" type="text"/>
      <xs:element name="objectives" minOccurs="0"><xs:complexType><xs:sequence><xs:element name="objective" maxOccurs="unbounded">
        <xs:complexType><xs:attribute name="idref" type="iri" use="required"/></xs:complexType></xs:element></xs:sequence></xs:complexType></xs:element>
      <xs:element name="url" type="words"/>
    </xs:sequence>
    <xs:attribute name="id" type="iri" use="required"/><xs:attribute name="launchMethod" type="launchMethod"/>
    <xs:attribute name="moveOn" type="moveOn" use="required"/><xs:attribute name="masteryScore" type="score"/>
    <xs:attribute name="activityType" type="iri"/></xs:complexType></xs:element>
  </xs:sequence></xs:complexType></xs:element>
</xs:schema>`;
