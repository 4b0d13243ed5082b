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

    def test_lone_surrogates_in_json_do_not_stop_a_line(self):
        r = run("batch", data=b'{"id":1,"text":"\\ud800 abc"}\n{"id":2,"text":"\\u062e\\u0628\\u0631"}\n')
        out = [json.loads(line) for line in r.stdout.splitlines()]
        self.assertEqual(len(out), 2)
        self.assertIn("analysis", out[1])


unittest.main()
