/** Locales that dates are checked in: all large languages, and the regions that write them differently. */
export const DATE_LOCALES: readonly string[] =
  `af am ar ar-AE ar-DZ ar-EG ar-IQ ar-LB ar-MA ar-SA as ast az be bg bn
bn-IN br bs ca cs cy da de de-AT de-CH el en-AU en-CA en-GB en-IE en-IN en-NZ en-US en-ZA es es-419 es-AR es-MX es-US et
eu fa fa-AF fi fil fo fr fr-CA fr-CH fy ga gd gl gu ha he hi hr hu hy id ig is it ja ka kk km kn ko ku ky lb lo lt lv mg
mk ml mn mr ms mt my nb ne nl nl-BE nn om or pa pl ps pt pt-PT qu rm ro ru rw sd se si sk sl sn so sq sr sr-Latn sv sw ta
te tg th ti tk to tr tt ug uk ur uz uz-Cyrl vi wo xh yo yue zh zh-HK zh-TW zu`.split(/\s+/u);
