#!/usr/bin/env python3
"""The command: output, exit statuses and messages. usage: cli_test.py COMMAND"""
import json
import subprocess
import sys
import tempfile
import unittest

COMMAND = sys.argv.pop()


def run(*args, data=b""):
    return subprocess.run([COMMAND, *args], input=data, capture_output=True)


class Analyze(unittest.TestCase):
    def test_text_gives_a_document(self):
        r = run("analyze", "--published", "2024-03-15", "-", data="زار ماكرون ألمانيا أمس.".encode())
        document = json.loads(r.stdout)
        self.assertEqual(r.returncode, 0)
        self.assertEqual(document["published"], "2024-03-15")
        self.assertNotIn("tokens", document)

    def test_empty_text_is_a_plain_result(self):
        r = run("analyze", data=b"")
        self.assertEqual(r.returncode, 0)
        self.assertEqual(json.loads(r.stdout)["length"], 0)

    def test_text_without_arabic_warns(self):
        document = json.loads(run("analyze", data=b"Hello, world.").stdout)
        self.assertEqual([w["code"] for w in document["warnings"]], ["no-arabic"])

    def test_a_byte_that_is_no_utf8_is_named(self):
        with tempfile.NamedTemporaryFile(suffix=".txt") as f:
            f.write("خبر".encode() + b"\xff" + b"abc")
            f.flush()
            r = run("analyze", f.name)
        self.assertEqual(r.returncode, 2)
        self.assertIn(f.name.encode(), r.stderr)
        self.assertIn(b"Byte 6", r.stderr)

    def test_a_missing_file_is_named(self):
        r = run("analyze", "/no/such/file.txt")
        self.assertEqual(r.returncode, 2)
        self.assertIn(b"/no/such/file.txt", r.stderr)

    def test_a_wrong_date_is_wrong_usage(self):
        r = run("analyze", "--published", "2023-02-30", "-")
        self.assertEqual(r.returncode, 2)
        self.assertIn(b"--published", r.stderr)

    def test_unknown_options_are_wrong_usage(self):
        self.assertEqual(run("analyze", "--nonsense").returncode, 2)
        self.assertEqual(run().returncode, 2)

    def test_all_sentences_on_request(self):
        text = "وصل الوفد إلى القاهرة. " * 20
        document = json.loads(run("analyze", "--sentences", "10000", data=text.encode()).stdout)
        self.assertEqual(len(document["summary"]["sentences"]), len(document["sentences"]))

    def test_text_and_html_are_for_people(self):
        data = "زار إيمانويل ماكرون ألمانيا أمس. وقال \"سنعمل معا من أجل السلام\".".encode()
        text = run("analyze", "--format", "text", data=data).stdout.decode()
        self.assertIn("الخلاصة", text)
        html = run("analyze", "--format", "html", "--lang", "en", data=data + b"<script>alert(1)</script>").stdout.decode()
        self.assertTrue(html.startswith("<!doctype html>"))
        self.assertIn("Emmanuel Macron", html)
        self.assertNotIn("<script>", html)


class Batch(unittest.TestCase):
    def test_order_is_kept_and_a_bad_line_is_passed_over(self):
        rows = [json.dumps({"id": i, "text": f"خبر رقم {i}."}, ensure_ascii=False) for i in range(50)]
        rows[7] = "{not json"
        rows[9] = json.dumps({"id": "nine"})
        rows[11] = json.dumps({"id": "eleven", "text": "خبر", "published": "yesterday"})
        r = run("batch", "--jobs", "3", data="\n".join(rows).encode())
        out = [json.loads(line) for line in r.stdout.splitlines()]
        self.assertEqual(r.returncode, 0)
        self.assertEqual(len(out), 50)
        self.assertEqual(out[7]["error"]["code"], "invalid-json")
        self.assertEqual(out[9]["id"], "nine")
        self.assertEqual(out[11]["error"]["code"], "invalid-date")
        self.assertEqual([x["id"] for x in out[12:]], list(range(12, 50)))

    def test_batch_and_analyze_give_the_same(self):
        text = "قال محمود عباس إن الوضع صعب."
        one = json.loads(run("analyze", "--tokens", data=text.encode()).stdout)
        many = json.loads(run("batch", "--tokens", data=json.dumps({"id": 1, "text": text}).encode()).stdout)
        self.assertEqual(one, many["analysis"])

    def test_guidelines_say_what_is_a_name(self):
        text = "أعلنت الحكومة العراقية أن محمود عباس زار بغداد."
        row = json.dumps({"id": 1, "text": text}).encode()

        def types(*arguments, data=text.encode(), layer=lambda out: out):
            out = layer(json.loads(run(*arguments, data=data).stdout))
            return [m["type"] for m in out["mentions"]]

        self.assertEqual(types("analyze"), ["ORG", "PER", "GPE"])
        self.assertEqual(types("analyze", "--guidelines", "newswire"), ["PER", "GPE"])
        self.assertEqual(types("batch", "--guidelines", "newswire", data=row, layer=lambda out: out["analysis"]), ["PER", "GPE"])
        self.assertEqual(run("batch", "--guidelines", "conll", data=row).returncode, 2)

    def test_any_number_of_threads_gives_the_same_bytes(self):
        rows = "".join(json.dumps({"id": i, "text": "زار الوزير تونس. " * (1 + i % 7)}) + "\n" for i in range(60)).encode()
        one = run("batch", "--jobs", "1", data=rows).stdout
        self.assertEqual(one.count(b"\n"), 60)
        self.assertEqual(run("batch", "--jobs", "5", data=rows).stdout, one)

    def test_lone_surrogates_in_json_do_not_stop_a_line(self):
        r = run("batch", data=b'{"id":1,"text":"\\ud800 abc"}\n{"id":2,"text":"\\u062e\\u0628\\u0631"}\n')
        out = [json.loads(line) for line in r.stdout.splitlines()]
        self.assertEqual(len(out), 2)
        self.assertIn("analysis", out[1])

    def test_bad_lines_are_named_by_number(self):
        r = run("batch", data=b'{"id":1,"text":"a"}\n\n{nonsense\n{"id":3,"text":"\xff"}\n')
        self.assertEqual(r.returncode, 0)
        self.assertIn(b"line 3:", r.stderr)
        self.assertIn(b"line 4:", r.stderr)
        self.assertNotIn(b"line 1:", r.stderr)

    def test_an_id_that_nests_is_an_error_of_its_line(self):
        deep = b'{"id":' + b"[" * 200000 + b"]" * 200000 + b',"text":"a"}\n'
        r = run("batch", data=deep + b'{"id":"next","text":"a"}\n')
        out = [json.loads(line) for line in r.stdout.splitlines()]
        self.assertEqual(r.returncode, 0)
        self.assertEqual(out[0]["error"]["code"], "invalid-json")
        self.assertEqual(out[1]["id"], "next")


class Resume(unittest.TestCase):
    rows = "".join(json.dumps({"id": f"n{i}", "text": f"وصل الوفد رقم {i} إلى تونس."}) + "\n" for i in range(40)).encode()

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.file = folder.name + "/out.jsonl"
        self.assertEqual(run("batch", "--output", self.file, data=self.rows).returncode, 0)
        with open(self.file, "rb") as f:
            self.whole = f.read()

    def resumed_from(self, begun):
        with open(self.file, "wb") as f:
            f.write(begun)
        r = run("batch", "--resume", "--output", self.file, data=self.rows)
        with open(self.file, "rb") as f:
            return r, f.read()

    def test_what_was_cut_off_anywhere_is_made_whole(self):
        second_line = self.whole.index(b"\n") + 1
        for cut in (0, 1, second_line - 1, second_line, second_line + 30, len(self.whole) - 1, len(self.whole)):
            r, after = self.resumed_from(self.whole[:cut])
            self.assertEqual(r.returncode, 0)
            self.assertEqual(after, self.whole)

    def test_a_file_of_other_input_is_left_alone(self):
        other = b'{"id":"other","analysis":{}}\n{"id":"cut'
        r, after = self.resumed_from(other)
        self.assertEqual(r.returncode, 2)
        self.assertEqual(after, other)

    def test_without_an_output_file_it_is_wrong_usage(self):
        self.assertEqual(run("batch", "--resume", data=self.rows).returncode, 2)


unittest.main()
