"""What each feature must put on the wire, worked out by hand from the standards.

No line here comes from a run: OpenAPI 3.1 §4.8.12 with RFC 6570 §3.2 says how parameters
are expanded, RFC 3986 §2 what is escaped, the URL standard's form encoding and RFC 7578
how forms look, RFC 7617 and RFC 6750 how credentials are sent.
"""

from __future__ import annotations

_BASIC = '"authorization": "Basic TG9naW4tdXNlcjpMb2dpbi1wYXNzd29yZA=="'

#: The texts that a feature's generated tests must hold.
WIRE: dict[str, tuple[str, ...]] = {
    "parameters/client_arguments": (
        "/accounts/3fa85f64-5717-4562-b3fc-2c963f66afa6/pets?tenant=9",
    ),
    "parameters/path_styles": (
        '"https://api.example/v1/simple/a%2Fb%20c/a,b/3,4/x,1,y,-2/x=1,y=-2"',
        '"https://api.example/v1/fancy/.a,b/.x=1.y=-2/;matrix=a,b/;matrix2=a;matrix2=b"',
    ),
    "parameters/query_form": (
        '"https://api.example/search?text=a%26b%3Dc%20d%2B%C3%A9"',
        "?text=a%26b%3Dc%20d%2B%C3%A9&flag=true&ids=1&ids=2&tags=a%2Cb,c&w=5&h=6"
        '&flat=w,5,h,6&odd%5Bname%5D=x"',
    ),
    "parameters/query_delimited": (
        "?space=blue%20black&pipe=blue%7Cblack&each=blue&each=black"
        '&rgb=R%7C100%7CG%7C200"',
    ),
    "parameters/brackets": (
        "?include%5B%5D=include%5B%5D&filter%5Bname%5D=name"
        "&filter%5Btags%5D%5B%5D=tags&sort=sort",
        '("files[]", "files", "application/octet-stream", b"files")',
        '("filter[tags][]", "", "", b"tags")',
        'b"name=name&tags%5B%5D=tags"',
    ),
    "parameters/deep_object": (
        "/items?filter%5Ba%5D=1&filter%5Bprice%5D%5Bmin%5D=0.5"
        '&filter%5Bprice%5D%5Bmax%5D=2&filter%5Bcolor%5D=red%20%26%20blue"',
    ),
    "parameters/headers": (
        '"x-trace": "a/b c"',
        '"x-count": "3"',
        '"x-list": "a,b"',
        '"x-map": "w,5,h,6"',
        '"x-map-each": "w=5,h=6"',
        '"x-day": "2026-02-03"',
    ),
    "parameters/cookies": ('"cookie": "session=a%20b%3Bc; level=7; ids=1,2"',),
    "parameters/content": (
        '"https://api.example/look/%7B%22x%22%3A%5B1%2C2%5D%7D'
        '?filter=%7B%22x%22%3A%5B1%2C2%5D%7D"',
        """"x-filter": '{"x":[1,2]}'""",
        '"cookie": "seen=%5B1%5D"',
    ),
    "parameters/same_name": (
        '"https://api.example/things/1?id=two"',
        '"id": "three"',
        '"cookie": "id=4"',
        """json='{"id":5}'""",
    ),
    "parameters/missing_path": ('"https://api.example/users/user_id/posts/9"',),
    "parameters/path_level": (
        '"GET", "https://teams.example/v2/teams/red?limit=all"',
        '"DELETE", "https://teams.example/v2/teams/red?limit=5"',
    ),
    "parameters/reserved": (
        '"https://api.example/go?to=/a?b=c,d&plain=%2Fa%3Fb%3Dc%2Cd&bare="',
    ),
    "parameters/collection_formats": (
        '"https://api.example/v2/pick/1/1?csv=a,a&ssv=a%20a&tsv=a%09a&pipes=a%7Ca'
        '&multi=a&multi=a"',
        '"x-csv": "a,a", "x-ssv": "a a"',
    ),
    "parameters/querystring": ('"https://api.example/find?text=a+b&page=2"',),
    "bodies/untyped_examples": (
        '"payer": {"name": "Ada", "refererence": "R1"}',
        '"lines": [{"amount": 12.5}]',
    ),
    "bodies/json": (
        """json='{"name":"Ada \\\\"L\\\\" é","born":"1815-12-10"}'""",
        """"born":"1815-12-10","nick":null}'""",
        '"PUT", "https://api.example/numbers", HEADERS, json="[1,2]"',
    ),
    "bodies/plus_json": (
        '"content-type": "application/merge-patch+json"',
        '"accept": "application/hal+json"',
        '"content-type": "application/vnd.acme.v2+json; charset=utf-8"',
        """json='{"size":4}'""",
    ),
    "bodies/form": (
        '"content-type": "application/x-www-form-urlencoded"',
        'body=b"name=a+b%26c%3Dd%2B%C3%A9"',
        "&ids=1&ids=2&home=%7B%22city%22%3A%22Paris%22%7D&deep%5Ba%5D=1&flat=x,y",
    ),
    "bodies/multipart": (
        '"content-type": "multipart/form-data"',
        r'("title", "", "", b"Sea \xc3\xa9")',
        '("count", "", "", b"2")',
        '("tags", "", "", b"a")',
        '("tags", "", "", b"b")',
        """("place", "", "application/json", b'{"city":"Paris"}')""",
        '("photo", "photo", "application/octet-stream", b"photo")',
        '("more", "more", "application/octet-stream", b"more")',
    ),
    "bodies/part_types": (
        '("page", "", "image/png", b"+/8=")',
        '("file", "file", "application/octet-stream", b"file")',
        '("cover", "cover", "image/jpeg", b"cover")',
        '("key", "", "", b"+/8=")',
        '("keys", "", "", b"+/8="),',
        '("token", "", "", b"-_8=")',
        """("notes", "", "application/json", b'{"a": 1}')""",
        'body=b"+/8="',
        """json='"body"'""",
    ),
    "bodies/similar_media_types": (
        """json='["2020-10-15"]'""",
        '{**HEADERS, "content-type": "text/json"}',
        '{**HEADERS, "content-type": "application/xml"}',
        '{**HEADERS, "content-type": "text/xml"}',
        'b\'{"first":"2020-10-15","last":"2020-10-15"}\'',
    ),
    "bodies/xml_types": (
        '"content-type": "application/xml; charset=utf-8"',
        '"content-type": "application/xml"}',
        "<Note><text>text</text></Note>",
        'body=b"<Note><text>ready</text></Note>"',
    ),
    "bodies/form_shapes": (
        'body=b"a=1&b=2"',
        '"https://api.example/parts"',
        'parts=[("file", "file", "application/octet-stream", b"file")]',
        'body=b"a=a"',
        'server.received("GET", "https://api.example/empty", HEADERS)',
    ),
    "bodies/multipart_encoding": (
        '("paper", "paper", "application/pdf", b"paper")',
        '("photo", "photo", "image/png", b"photo", "X-Kind: small", "X-Rate: 3")',
        """("meta", "", "application/vnd.meta+json", b'{"a":1}', "X-Tags: X-Tags")""",
        '("list", "", "", b"a,b")',
    ),
    "bodies/octets": (
        '"content-type": "application/octet-stream"',
        '"content-type": "image/png"',
        'body=b"body"',
    ),
    "bodies/text": (
        r"""body=b'say "\xc3\xa9"'""",
        '"content-type": "text/plain"',
        r'body=b"a,b\n1,2"',
        '"content-type": "text/csv"',
    ),
    "bodies/several": (
        """HEADERS, json='{"text":"hi"}'""",
        '"content-type": "application/x-www-form-urlencoded"',
        'body=b"text=hi"',
        '("file", "file", "application/octet-stream", b"file")',
        '"content-type": "text/plain"',
    ),
    "bodies/swagger_forms": (
        'body=b"user=ada&roles=r&roles=r"',
        '("file", "file", "application/octet-stream", b"file")',
        '("title", "", "", b"me")',
    ),
    "bodies/json_lines": (
        '"content-type": "application/jsonl"',
        """body=b'{"n":1}\\n'""",
    ),
    "bodies/xml": (
        """b'<book xmlns="https://books.example" id="7">'""",
        """b'<b:heading xmlns:b="urn:b">A &amp; B &lt;c&gt;</b:heading>'""",
        """b'<book xmlns="https://books.example" id="7" xmlns:b="urn:b" """
        """b:lang="x&quot;y">'""",
        'b"<b:heading>A &amp; B &lt;c&gt;</b:heading>"',
        'b"<price>12.5</price>"',
        'b"<printed>2026-02-03</printed>"',
        'b"<inStock>true</inStock>"',
        'b"<writer>",\n                b"<name>Ada</name>",',
    ),
    "bodies/xml_lists": (
        'b"<bare>dog</bare>",\n                b"<bare>cat</bare>",',
        'b"<one>dog</one>"',
        'b"<wrapped>",\n                b"<each>dog</each>",',
        'b"<aliens>",\n                b"<alien>dog</alien>",',
        'b"<same>",\n                b"<same>1</same>",',
        'b"<animals>",\n                b"<animal>",\n                b"<legs>4</legs>",',
        'b"<counts>",\n                b"<lions>2</lions>",',
        "<zoo><animal><legs>4</legs></animal></zoo>",
    ),
    "bodies/xml_nodes": (
        """b'<Doc kind="memo">',\n                b"<width>3</width>",""",
        """b'<Page lang="en">',\n                b"<![CDATA[<b>]]]]>",""",
        """b'<note xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" """
        """xsi:nil="true"/>'""",
        'b"<tags>",\n                b"<tag>a</tag>",',
    ),
    "bodies/xml_variants": ('b"<st.Cat>",\n                b"<kind>1st.Cat</kind>",',),
    "bodies/xml_beside_json": (
        """json='{"text":"hi","kind":"Note"}'""",
        'b"<Note>",\n                b"<kind>Note</kind>",',
        """<problem xmlns="urn:ietf:rfc:7807">""",
    ),
    "bodies/xml_limits": ('b"<root>",\n                b"<list>a</list>",',),
    "bodies/json_sequence": (
        '"content-type": "application/json-seq"',
        """body=b'\\x1e{"n":1}\\n'""",
    ),
    "responses/whole_events": (
        'event: change\nid: 7\nretry: 1000\ndata: {"n": 5}\n\n',
        "event: note\ndata: 12\n\n",
    ),
    "responses/event_data": ("data: text\n\n", "data: 1\n\n"),
    "responses/json_sequences": (
        '{"accept": "application/jsonl"}',
        '{"accept": "application/json-seq"}',
        '\\x1e{"n": 5}',
        '{"accept": "application/x-ndjson"}',
    ),
    "responses/plain_contents": (
        '{"accept": "text/csv"}',
        '"some content"',
        '"content-type": "multipart/mixed"',
        'body=b"body"',
    ),
    "operations/words_of_3_2": (
        '"https://api.example/carts"',
        '"https://api.example/1"',
    ),
    "references/pointers": (
        '"https://api.example/users/7"',
        '"https://api.example/people/7"',
        '"https://api.example/same/7"',
        """json='{"name":"Ada"}'""",
    ),
    "names/shadowing": (
        """json='{"date":"2026-02-03","datetime":"2026-02-03T04:05:06Z"}'""",
    ),
    "parameters/constants": ('"https://api.example/v2/rooms?api-version=2024-01-01"',),
    "parameters/nested": (
        "?page=2&sort=name&sort=-age&order=page,2,sort,name,sort,-age&legs",
        "&legs%5B0%5D%5Bstops%5D%5B%5D=Ulm&legs%5B0%5D%5Bstops%5D%5B%5D=Graz",
        '"cookie": "page=2; sort=name; sort=-age"',
    ),
    "parameters/cookie_style": (
        '"cookie": "raw=a=b&c"',
        '"cookie": "raw=a=b&c; ids=1; ids=2; flat=3,4"',
    ),
    "schemas/formats_more": (
        """json='{"exact":0.1,"tiny":7,"wide":1.5}'""",
        '"bytes": "AAEC"',
    ),
    "schemas/binary_in_text": (
        '"a ring so long that the body has no place on one line of a test"',
        "https://api.example/seals?key=key",
        'body=b"body"',
        '"x-salt": ',
    ),
    "schemas/anyof_discriminator": ('{"kind":"added","key":"k"}',),
    "schemas/discriminator_default": ('{"kind":"Cat"',),
    "responses/by_status": (
        '{"accept": "application/json, application/problem+json"}',
        'server.answers(404, \'{"id": ',
    ),
    "responses/without_a_sample": ('server.answers(200, "<Pet/>", "application/xml")',),
    "responses/success_union": ('"POST", "https://api.example/jobs", HEADERS',),
    "responses/as_they_arrive": (
        'b"some content", "application/vnd.ms-excel"',
        'b"some content", "application/json"',
        'b"some content", "application/jsonl"',
        'b"some content", "application/octet-stream"',
        '"aGVsbG8=", "text/plain"',
        '"2020-10-15", "text/plain"',
    ),
    "responses/binary_and_text": (
        '{"accept": "image/png"}',
        '{"accept": "application/octet-stream"}',
        '{"accept": "text/plain"}',
        '{"accept": "application/json"}',
    ),
    "responses/etag": ('"GET", "https://api.example/page", HEADERS',),
    "responses/headers": ('"GET", "https://api.example/pages", HEADERS',),
    "responses/server_sent_events": (
        '{"accept": "text/event-stream"}',
        'data: {"n": ',
    ),
    "responses/json_lines": ('{"accept": "application/x-ndjson"}',),
    "responses/no_content": (
        '"DELETE", "https://api.example/things", HEADERS',
        '"HEAD", "https://api.example/things", HEADERS',
    ),
    "responses/redirects": (
        '"GET", "https://api.example/download", {"accept": "*/*"}',
        '"GET", "https://api.example/upload", HEADERS',
    ),
    "responses/swagger_answers": (
        '{"accept": "application/json"}',
        '{"accept": "application/pdf"}',
    ),
    "security/api_keys": (
        '"x-api-key": "Head-secret"',
        '"https://api.example/query?api%20key=Ask-secret"',
        '"cookie": "crumb=Crumb-secret"',
    ),
    "security/http_basic": (_BASIC,),
    "security/http_bearer": ('"authorization": "Bearer Token-secret"',),
    "security/http_digest": ('HEADERS = {"accept": "*/*"}',),
    "security/http_other": ('"authorization": "hawk Hawk-secret"',),
    "security/oauth2_client_credentials": ('"authorization": "Bearer Auth-secret"',),
    "security/oauth2_by_token": (
        '"authorization": "Bearer Code-secret"',
        '"authorization": "Bearer Implicit-secret"',
        '"authorization": "Bearer Password-secret"',
    ),
    "security/openid_connect": ('"authorization": "Bearer Id-secret"',),
    "security/mutual_tls": ('HEADERS = {"accept": "*/*"}',),
    "security/alternatives": (
        '{"accept": "*/*", "x-key": "Key-secret", "x-app": "App-secret"}',
        '{"accept": "*/*", "authorization": "Bearer Token-secret"}',
        '{"accept": "*/*", "x-key": "Key-secret"}',
        '"https://api.example/open", {"accept": "*/*"}',
    ),
    "security/swagger_schemes": (
        _BASIC,
        'HEADERS = {"accept": "*/*"}',
        '"https://api.example/key?key=Key-secret", HEADERS',
        '{**HEADERS, "authorization": "Bearer Auth-secret"}',
    ),
    "operations/callbacks": ("""json='{"address":"https://me.example"}'""",),
    "operations/webhooks": ('"GET", "https://api.test/users", HEADERS',),
    "operations/signed_webhooks": ('"GET", "https://api.test/users", HEADERS',),
    "operations/links": ('"https://api.example/users/12", {"accept": "*/*"}',),
    "operations/no_operation_id": (
        '"GET", "https://api.example/", HEADERS',
        '"DELETE", "https://api.example/users/3", HEADERS',
        '"GET", "https://api.example/users/3/posts", HEADERS',
    ),
    "operations/duplicate_operation_ids": (
        '"GET", "https://api.example/users", HEADERS',
        '"GET", "https://api.example/posts", HEADERS',
        '"GET", "https://api.example/notes", HEADERS',
    ),
    "operations/tags": (
        '"https://api.example/none"',
        '"https://api.example/two"',
        '"https://api.example/new"',
    ),
    "operations/methods": tuple(
        f'"{method}", "https://api.example/x", HEADERS'
        for method in (
            *("GET", "PUT", "POST", "DELETE", "OPTIONS"),
            *("HEAD", "PATCH", "TRACE", "QUERY", "LINK", "unlink"),
        )
    ),
    "parameters/idempotency": (
        '"POST", "https://api.example/orders", HEADERS',
        '{**HEADERS, "idempotency-key": "Idempotency-Key", "x-trace": "X-Trace"}',
    ),
    "responses/untyped_events": (
        '"https://api.example/bare"',
        '"https://api.example/data"',
    ),
    "servers/variables": ('"GET", "https://eu.api.example:8443/v2/ping", HEADERS',),
    "servers/levels": (
        '"GET", "https://api.example/v1/root", HEADERS',
        '"GET", "https://path.example/path", HEADERS',
        '"POST", "https://operation.example/own/path", HEADERS',
    ),
    "servers/swagger_host": ('"https://api.example:8080/base/ping"',),
    "names/reserved_words": (
        '"https://api.example/import/c?self=s&options=o&timeout=5"',
        """json='{"from":"f","to_dict":"to_dict","None":""",
    ),
    "names/collisions": (
        '"https://api.example/users?sort-by=a&sort_by=b&sortBy=c"',
        '"https://api.example/user-list"',
        '"https://api.example/user_list"',
    ),
    "names/scripts": (
        '"https://api.example/gr%C3%B6%C3%9Fe/%E6%9D%B1%E4%BA%AC'
        '?%24filter=a&%40=b&2fa=c"',
    ),
    "schemas/enums": ('"https://api.test/choices?order=-asc"', '"clash": "big-one",'),
    "schemas/formats": (
        '"day": "2026-02-03",',
        '"at": "2026-02-03T04:05:06Z",',
        '"clock": "04:05:06Z",',
        '"span": "P1DT2H",',
        '"id": "6f1c2b9e-3d4a-4b5c-8d7e-9f0a1b2c3d4e",',
        '"price": "12.50",',
        '"home": "https://home.example/a",',
        '"token": "AAEC",',
        '"count": 9007199254740993,',
    ),
    "schemas/content_encoding": ('"data":"iVBORw=="',),
    "schemas/prefix_items": (
        """json='{"start":[1.5,2.5]}'""",
        '"row": ["2026-02-03", 1, 2]',
    ),
    "schemas/additional_properties": ('"label":"red"',),
    "schemas/const": ('"kind":"fact","answer":42',),
    "schemas/oneof_mapping": ('"kind":"circle","radius":1.5',),
    "schemas/nullable_2_0": ('"author":"author","stars":9',),
    "schemas/nullable_3_0": ('"parent":null',),
    "schemas/nullable_3_1": ('"parent":null',),
    "schemas/read_write_only": ("""json='{"name":"Ada","password":"open sesame"}'""",),
    "schemas/defaults": ("""json='{"limit":25}'""",),
}

#: The generated tests that skip themselves, by feature: nothing can be foretold there.
UNTESTED: dict[str, set[str]] = {}
