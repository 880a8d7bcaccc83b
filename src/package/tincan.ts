import { identifierOf } from './course-structure.ts';
import { descriptionProblems } from './description-problems.ts';
import { escape, hrefOf } from './escape.ts';
import type { CourseIdentity, Files } from './package.ts';
import { bytesOf, digestComment, PackageError } from './package.ts';
import { zip } from './zip.ts';

const namespace = 'http://projecttincan.com/tincan.xsd';

/**
 * The package for LMSs that accept xAPI but not cmi5: the course's files and `tincan.xml` at the root.
 * @throws PackageError if that file is not valid or doesn't match the others
 */
export async function xapi(files: Files, course: CourseIdentity): Promise<Uint8Array> {
  const xml = tinCanXml(course);
  const problems = await tinCanProblems(xml, [...files.keys()]);
  if (problems.length > 0) throw new PackageError('The xAPI package', problems);
  return zip(new Map([...files, ['tincan.xml', bytesOf(xml)]]));
}

/**
 * `tincan.xml`: the course as one activity that can be launched. It has no place for a version, so that is in a
 * comment, for people.
 */
export function tinCanXml(course: CourseIdentity): string {
  const { id, version, language } = course;
  const all = [course, ...(course.translations ?? [])];
  const words = (element: string, name: 'title' | 'description'): string =>
    all.map((one) => `<${element} lang="${escape(one.language)}">${escape(one[name])}</${element}>`).join('');
  return `<?xml version="1.0" encoding="UTF-8"?>
<!-- Version ${escape(version)} -->
${digestComment(course)}<tincan xmlns="${namespace}">
  <activities>
    <activity id="${identifierOf(id)}" type="http://adlnet.gov/expapi/activities/course">
      ${words('name', 'title')}
      ${words('description', 'description')}
      <launch lang="${escape(language)}">${hrefOf('index.html')}</launch>
    </activity>
  </activities>
</tincan>
`;
}

/** All problems of a `tincan.xml` and its package's files; empty if there are none. */
export const tinCanProblems = (xml: string, paths: readonly string[]): Promise<string[]> =>
  descriptionProblems({ file: 'tincan.xml', schema, start: 'launch' }, xml, paths);

/**
 * The part of the published schema that a course of one activity uses. It is stricter: an unknown element is an
 * error.
 */
const schema = `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns="${namespace}"
    targetNamespace="${namespace}" elementFormDefault="qualified">
  <xs:simpleType name="iri"><xs:restriction base="xs:anyURI"><xs:pattern value="[A-Za-z][A-Za-z0-9+.\\-]*:\\S+"/></xs:restriction></xs:simpleType>
  <xs:simpleType name="words"><xs:restriction base="xs:string"><xs:minLength value="1"/></xs:restriction></xs:simpleType>
  <xs:complexType name="text"><xs:simpleContent><xs:extension base="words">
    <xs:attribute name="lang" type="xs:language" use="required"/></xs:extension></xs:simpleContent></xs:complexType>
  <xs:element name="tincan"><xs:complexType><xs:sequence><xs:element name="activities"><xs:complexType><xs:sequence>
    <xs:element name="activity"><xs:complexType><xs:sequence>
      <xs:element name="name" type="text" maxOccurs="unbounded"/><xs:element name="description" type="text" maxOccurs="unbounded"/><xs:element name="launch" type="text"/>
    </xs:sequence><xs:attribute name="id" type="iri" use="required"/><xs:attribute name="type" type="iri" use="required"/></xs:complexType></xs:element>
  </xs:sequence></xs:complexType></xs:element></xs:sequence></xs:complexType></xs:element>
</xs:schema>`;
