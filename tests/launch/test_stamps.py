from __future__ import annotations

import os

from launch.stamps import Stamp, fingerprint_of_contents, fingerprint_of_folders


class TestStamp:
    def test_matches_only_what_was_finished(self, tmp_path):
        stamp = Stamp(tmp_path / "deep" / "stamp")
        assert not stamp.matches("one")

        stamp.set("one")
        assert stamp.matches("one")
        assert not stamp.matches("two")

        stamp.clear()
        assert not stamp.matches("one")


class TestFingerprintOfContents:
    def test_changes_with_content_name_and_facts_and_with_nothing_else(self, tmp_path):
        file = tmp_path / "requirements.txt"
        file.write_text("Django==5.2.19\n")
        first = fingerprint_of_contents([file], "3.11")

        os.utime(file, (1, 1))
        assert fingerprint_of_contents([file], "3.11") == first
        assert fingerprint_of_contents([file], "3.12") != first
        assert fingerprint_of_contents([file.rename(tmp_path / "other.txt")], "3.11") != first
        (tmp_path / "other.txt").rename(file)
        file.write_text("Django==5.2.20\n")
        assert fingerprint_of_contents([file], "3.11") != first


class TestFingerprintOfFolders:
    def test_changes_when_a_file_is_added_touched_or_removed(self, tmp_path):
        file = tmp_path / "css" / "base.css"
        file.parent.mkdir()
        file.write_text("a{}")
        seen = {fingerprint_of_folders([tmp_path])}
        assert fingerprint_of_folders([tmp_path]) in seen

        os.utime(file, (1, 1))
        seen.add(fingerprint_of_folders([tmp_path]))
        (tmp_path / "css" / "new.css").write_text("")
        seen.add(fingerprint_of_folders([tmp_path]))
        file.unlink()
        seen.add(fingerprint_of_folders([tmp_path]))
        assert len(seen) == 4
