"""The texts that the lists of this folder annotate, for the importers beside it."""
import json

ANNOTATED_WORDS = 200


def read_texts(folder):
    """id -> (text, published as YYYY-MM-DD or ''), of antcorpus.jsonl and ntrex-ar-en.tsv in `folder`. Of a document of
    the latter (ntrex/NAME) there are the paragraphs up to the one that brings it over 200 words: those are annotated."""
    texts = {}
    for line in open(f'{folder}/antcorpus.jsonl', encoding='utf-8'):
        row = json.loads(line)
        day = row['published']
        texts[row['id']] = (row['text'], '-'.join(reversed(day.split('/'))) if '/' in day else day)
    with open(f'{folder}/ntrex-ar-en.tsv', encoding='utf-8') as f:
        next(f)
        for line in f:
            document, arabic, _ = line.rstrip('\n').split('\t')
            text = texts.get(f'ntrex/{document}', ('',))[0]
            if len(text.split()) <= ANNOTATED_WORDS:
                texts[f'ntrex/{document}'] = (text + ('\n' if text else '') + arabic, '2018-10-01')
    return texts


def write_json(out_dir, id, ending, value):
    """Writes OUT_DIR/ID.ENDING; an id of two parts is one name."""
    with open(f'{out_dir}/{id.replace("/", "_")}.{ending}', 'w', encoding='utf-8') as f:
        json.dump(value, f, ensure_ascii=False)
