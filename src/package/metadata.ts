import { escape } from './escape.ts';
import type { CourseIdentity } from './package.ts';

/** IMS Metadata 1.2.1 for `<metadata>` in SCORM 1.2; needs the prefix `imsmd`. */
export function metadata12(course: CourseIdentity): string {
  const { version, digest } = course;
  const all = [course, ...(course.translations ?? [])];
  const words = (name: 'title' | 'description'): string =>
    all
      .map(
        (one) =>
          `<imsmd:langstring xml:lang="${escape(one.language)}">${escape(one[name])}</imsmd:langstring>`,
      )
      .join('');
  const entry =
    digest === undefined
      ? ''
      : `
        <imsmd:catalogentry>
          <imsmd:catalog>Content</imsmd:catalog>
          <imsmd:entry><imsmd:langstring xml:lang="x-none">sha256:${digest}</imsmd:langstring></imsmd:entry>
        </imsmd:catalogentry>`;
  // x-none means that a string has no language (IMS Metadata 1.2).
  return `<imsmd:lom>
      <imsmd:general>
        <imsmd:title>${words('title')}</imsmd:title>${entry}
        ${all.map(({ language }) => `<imsmd:language>${escape(language)}</imsmd:language>`).join('')}
        <imsmd:description>${words('description')}</imsmd:description>
      </imsmd:general>
      <imsmd:lifecycle>
        <imsmd:version><imsmd:langstring xml:lang="x-none">${escape(version)}</imsmd:langstring></imsmd:version>
      </imsmd:lifecycle>
      <imsmd:metametadata>
        <imsmd:metadatascheme>ADL SCORM 1.2</imsmd:metadatascheme>
      </imsmd:metametadata>
    </imsmd:lom>`;
}
