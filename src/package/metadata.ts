import { escape } from './escape.ts';
import type { CourseIdentity } from './package.ts';

/** IMS Metadata 1.2.1, as SCORM 1.2 has it inside `<metadata>`; expects the prefix `imsmd`. */
export function metadata12({ title, description, language, version }: CourseIdentity): string {
  const words = (text: string): string =>
    `<imsmd:langstring xml:lang="${escape(language)}">${escape(text)}</imsmd:langstring>`;
  // x-none says that a string is in no language (IMS Metadata 1.2).
  return `<imsmd:lom>
      <imsmd:general>
        <imsmd:title>${words(title)}</imsmd:title>
        <imsmd:language>${escape(language)}</imsmd:language>
        <imsmd:description>${words(description)}</imsmd:description>
      </imsmd:general>
      <imsmd:lifecycle>
        <imsmd:version><imsmd:langstring xml:lang="x-none">${escape(version)}</imsmd:langstring></imsmd:version>
      </imsmd:lifecycle>
      <imsmd:metametadata>
        <imsmd:metadatascheme>ADL SCORM 1.2</imsmd:metadatascheme>
      </imsmd:metametadata>
    </imsmd:lom>`;
}

/** IEEE LOM 1.0 (1484.12.3), as SCORM 2004 has it inside `<metadata>`; expects the prefix `lom`. */
export function metadata2004({ title, description, language, version }: CourseIdentity): string {
  const words = (text: string): string =>
    `<lom:string language="${escape(language)}">${escape(text)}</lom:string>`;
  return `<lom:lom>
      <lom:general>
        <lom:title>${words(title)}</lom:title>
        <lom:language>${escape(language)}</lom:language>
        <lom:description>${words(description)}</lom:description>
      </lom:general>
      <lom:lifeCycle>
        <lom:version><lom:string>${escape(version)}</lom:string></lom:version>
      </lom:lifeCycle>
      <lom:metaMetadata>
        <lom:metadataSchema>LOMv1.0</lom:metadataSchema>
        <lom:metadataSchema>SCORM_CAM_v1.3</lom:metadataSchema>
      </lom:metaMetadata>
    </lom:lom>`;
}

/**
 * The part of the LOM schema that `metadata2004` uses. The 2004 control files hold no LOM schema and take
 * metadata they don't know, so a wrong element would pass unseen.
 */
export const lomSchema = `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns="http://ltsc.ieee.org/xsd/LOM"
    targetNamespace="http://ltsc.ieee.org/xsd/LOM" elementFormDefault="qualified">
  <xs:complexType name="LangString"><xs:sequence><xs:element name="string" maxOccurs="unbounded"><xs:complexType>
    <xs:simpleContent><xs:extension base="CharacterString"><xs:attribute name="language" type="xs:language"/></xs:extension>
    </xs:simpleContent></xs:complexType></xs:element></xs:sequence></xs:complexType>
  <xs:simpleType name="CharacterString"><xs:restriction base="xs:string"><xs:minLength value="1"/></xs:restriction></xs:simpleType>
  <xs:element name="lom"><xs:complexType><xs:sequence>
    <xs:element name="general"><xs:complexType><xs:sequence>
      <xs:element name="title" type="LangString"/>
      <xs:element name="language" type="xs:language"/>
      <xs:element name="description" type="LangString"/>
    </xs:sequence></xs:complexType></xs:element>
    <xs:element name="lifeCycle"><xs:complexType><xs:sequence>
      <xs:element name="version" type="LangString"/>
    </xs:sequence></xs:complexType></xs:element>
    <xs:element name="metaMetadata"><xs:complexType><xs:sequence>
      <xs:element name="metadataSchema" type="CharacterString" maxOccurs="unbounded"/>
    </xs:sequence></xs:complexType></xs:element>
  </xs:sequence></xs:complexType></xs:element>
</xs:schema>`;
