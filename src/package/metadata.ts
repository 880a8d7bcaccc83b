import { escape } from './escape.ts';
import type { CourseIdentity } from './package.ts';

/** IMS Metadata 1.2.1, as SCORM 1.2 has it inside `<metadata>`; expects the prefix `imsmd`. */
export function metadata12({ title, description, language, version, digest }: CourseIdentity): string {
  const words = (text: string): string =>
    `<imsmd:langstring xml:lang="${escape(language)}">${escape(text)}</imsmd:langstring>`;
  const entry =
    digest === undefined
      ? ''
      : `
        <imsmd:catalogentry>
          <imsmd:catalog>Content</imsmd:catalog>
          <imsmd:entry><imsmd:langstring xml:lang="x-none">sha256:${digest}</imsmd:langstring></imsmd:entry>
        </imsmd:catalogentry>`;
  // x-none says that a string is in no language (IMS Metadata 1.2).
  return `<imsmd:lom>
      <imsmd:general>
        <imsmd:title>${words(title)}</imsmd:title>${entry}
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
