"""Answers cases with mongomock: one JSON line in, one JSON line out. Nothing in here knows the engine under test."""
import datetime
import json
import math
import re
import sys
import warnings

warnings.simplefilter('ignore')
import mongomock

EPOCH = datetime.datetime(1970, 1, 1)


def read(value):
    if isinstance(value, list):
        return [read(item) for item in value]
    if isinstance(value, dict):
        if len(value) == 1 and '$date' in value:
            return EPOCH + datetime.timedelta(milliseconds=value['$date'])
        if len(value) == 1 and '$pattern' in value:
            source, flags = value['$pattern']
            return re.compile(source, re.IGNORECASE if 'i' in flags else 0)
        return {key: read(item) for key, item in value.items()}
    return value


def write(value):
    if isinstance(value, (list, tuple)):
        return [write(item) for item in value]
    if isinstance(value, dict):
        return {key: write(item) for key, item in value.items()}
    if isinstance(value, datetime.datetime):
        return {'$date': round((value - EPOCH) / datetime.timedelta(milliseconds=1))}
    if isinstance(value, float) and not math.isfinite(value):
        return {'$number': str(value)}
    if isinstance(value, (str, int, float, bool)) or value is None:
        return value
    return {'$strange': repr(value)}


def find(db, case):
    projection = case.get('projection')
    found = db.docs.find(case['query'], projection) if projection else db.docs.find(case['query'])
    found = found.sort(list(case['sort'].items()))
    return list(found.skip(case['skip']).limit(case['limit']))


def count(db, case):
    return db.docs.count_documents(case['query'])


def aggregate(db, case):
    return list(db.docs.aggregate(case['pipeline']))


def modify(case):
    collection = mongomock.MongoClient().db.docs
    collection.insert_many(case['docs'])
    if case['kind'] == 'update':
        collection.update_many(case['query'], case['update'])
    elif case['kind'] == 'remove':
        collection.delete_many(case['query'])
    else:
        collection.replace_one({'_id': case['id']}, case['doc'], upsert=True)
    return list(collection.find())


def answer(db, case):
    if case['kind'] == 'find':
        return find(db, case)
    if case['kind'] == 'count':
        return count(db, case)
    if case['kind'] == 'aggregate':
        return aggregate(db, case)
    return modify(case)


db = None
for line in sys.stdin:
    case = read(json.loads(line))
    if case['kind'] == 'documents':
        db = mongomock.MongoClient().db
        db.docs.insert_many(case['docs'])
        db.others.insert_many(case['others'])
        continue
    try:
        said = {'answer': write(answer(db, case))}
    except NotImplementedError as error:
        said = {'cannot': str(error)[:200]}
    except Exception as error:
        said = {'refused': '%s: %s' % (type(error).__name__, str(error)[:200])}
    sys.stdout.write(json.dumps(said) + '\n')
